// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.benchmarks.campaign;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Whole numbers in JSON, by the first field of a name. */
final class Numbers {

    private Numbers() {}

    static long of(String json, String field) {
        Matcher found = Pattern.compile("\"" + field + "\":(\\d+)").matcher(json);
        if (!found.find()) {
            throw new IllegalStateException(field + " is not in " + json);
        }
        return Long.parseLong(found.group(1));
    }
}

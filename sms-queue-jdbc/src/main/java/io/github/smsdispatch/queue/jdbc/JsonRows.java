// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.queue.jdbc;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes rows as a JSON array of arrays, ASCII only, so that no character set on the way matters. Not thread-safe. */
final class JsonRows {

    private final StringBuilder json = new StringBuilder("[");
    private boolean first = true;

    /** One row of numbers. */
    static String numbers(List<Long> numbers) {
        return numbers.stream().map(String::valueOf).collect(Collectors.joining(",", "[", "]"));
    }

    JsonRows row() {
        json.append(json.length() == 1 ? "[" : "],[");
        first = true;
        return this;
    }

    JsonRows number(long value) {
        separate();
        json.append(value);
        return this;
    }

    JsonRows text(@Nullable String value) {
        separate();
        if (value == null) {
            json.append("null");
            return this;
        }
        json.append('"');
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c < ' ' || c > '~' || c == '"' || c == '\\') {
                json.append(String.format("\\u%04x", (int) c));
            } else {
                json.append(c);
            }
        }
        json.append('"');
        return this;
    }

    private void separate() {
        if (!first) {
            json.append(',');
        }
        first = false;
    }

    String end() {
        return json.append(json.length() == 1 ? "]" : "]]").toString();
    }
}

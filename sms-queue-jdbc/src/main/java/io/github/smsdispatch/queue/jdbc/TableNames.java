// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.queue.jdbc;

import io.github.smsdispatch.api.SmsConfigurationException;
import java.util.regex.Pattern;

/** Puts the prefix before the names of tables, indexes and sequences. All SQL is written with {@code sms_}. */
record TableNames(String prefix) {

    static final String DEFAULT_PREFIX = "sms_";

    // Lower case, because PostgreSQL folds to lower and H2 to upper case, and nothing here is quoted.
    private static final Pattern PREFIX = Pattern.compile("[a-z][a-z0-9_]{0,29}");
    private static final Pattern DEFAULT =
            Pattern.compile("\\bsms_(?=schema|message|ready|lease|order|pace|report|archive|sending_id)");

    TableNames {
        if (!PREFIX.matcher(prefix).matches()) {
            throw new SmsConfigurationException(
                    "tablePrefix",
                    "'" + prefix.replaceAll("[^ -~]", "?") + "'",
                    "1 to 30 of a-z, 0-9 and _, starting with a letter");
        }
    }

    String in(String sql) {
        return DEFAULT.matcher(sql).replaceAll(prefix);
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.queue.jdbc;

import java.util.Map;

/**
 * How a database wants the statements that are the same in every dialect. They are written in standard SQL, with the
 * prefix {@code sms_}; a dialect says what it calls by another name.
 *
 * @param names what the names of tables begin with
 * @param times how points in time are held
 * @param own what stands in the statements, and what this database wants instead
 */
record Wording(TableNames names, Times times, Map<String, String> own) {

    /** A parameter that is a point in time, where a database would not know that by itself. */
    static final String TIME = "CAST(? AS TIMESTAMP(6) WITH TIME ZONE)";

    /** Ends a look at rows that are changed afterwards. */
    static final String FOR_UPDATE = " FOR UPDATE";

    static Wording standard(TableNames names) {
        return new Wording(names, Times.ZONED, Map.of());
    }

    String in(String sql) {
        String worded = sql;
        for (Map.Entry<String, String> word : own.entrySet()) {
            worded = worded.replace(word.getKey(), word.getValue());
        }
        return names.in(worded);
    }
}

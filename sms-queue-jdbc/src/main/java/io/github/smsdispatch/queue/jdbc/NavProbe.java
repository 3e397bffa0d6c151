// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.queue.jdbc;

import io.github.smsdispatch.api.SmsConfigurationException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Makes sure that the database holds NAV's table before anything is done with it. */
final class NavProbe {

    /** What this queue needs of each column. */
    private static final Map<String, List<String>> NEEDED = Map.of(
            "id", List.of("integer", "bigint"),
            "accountid", List.of("integer"),
            "time", List.of("timestamp without time zone"),
            "phone", List.of("character varying"),
            "msg", List.of("character varying"),
            "sent", List.of("character"),
            "smsid", List.of("integer"),
            "timesent", List.of("timestamp without time zone"),
            "severity", List.of("integer"));

    private NavProbe() {}

    static void check(Connection connection, String table) throws SQLException {
        String product = connection.getMetaData().getDatabaseProductName();
        if (!product.equals("PostgreSQL")) {
            throw new SmsConfigurationException("dataSource", product, "PostgreSQL, on which NAV runs");
        }
        Map<String, String> found = columns(connection, table);
        if (found.isEmpty()) {
            throw new SmsConfigurationException(
                    "table",
                    table + ", which this connection doesn't see",
                    "NAV's queue; name its schema too if it isn't in the search_path");
        }
        NEEDED.keySet().stream().sorted().forEach(column -> {
            String type = found.getOrDefault(column, "nothing");
            if (!NEEDED.getOrDefault(column, List.of()).contains(type)) {
                throw new SmsConfigurationException(
                        "table " + table + ", column " + column,
                        type,
                        String.join(" or ", NEEDED.getOrDefault(column, List.of())) + ", as NAV's schema has it");
            }
        });
    }

    private static Map<String, String> columns(Connection connection, String table) throws SQLException {
        String sql = "SELECT attname, format_type(atttypid, NULL) FROM pg_attribute"
                + " WHERE attrelid = to_regclass(?) AND attnum > 0 AND NOT attisdropped";
        try (PreparedStatement statement = NavTable.prepared(connection, sql, table);
                ResultSet rows = statement.executeQuery()) {
            Map<String, String> columns = new LinkedHashMap<>();
            while (rows.next()) {
                columns.put(rows.getString(1), rows.getString(2));
            }
            return columns;
        }
    }
}

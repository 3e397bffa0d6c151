// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.benchmarks.crash;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;

/** Which worker left how many messages UNKNOWN: the queue keeps the owner of the last claim with the message. */
final class Owners {

    private Owners() {}

    /** The most that one of these processes left. */
    static int mostParked(String url, Set<Long> pids) throws SQLException {
        int most = 0;
        try (Connection connection = DriverManager.getConnection(url, user(url), "");
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "SELECT owner, COUNT(*) FROM sms_message WHERE status = 'U' AND owner IS NOT NULL GROUP BY owner")) {
            while (rows.next()) {
                String owner = rows.getString(1);
                if (pids.contains(Long.parseLong(owner.substring(0, owner.indexOf('-'))))) {
                    most = Math.max(most, rows.getInt(2));
                }
            }
        }
        return most;
    }

    private static String user(String url) {
        return url.startsWith(H2File.URL) ? "sa" : url.contains("mariadb") ? "root" : "postgres";
    }
}

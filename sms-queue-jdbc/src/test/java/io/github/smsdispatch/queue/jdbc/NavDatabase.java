// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.queue.jdbc;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/** The part of NAV's database that its SMS queue consists of, in a fresh schema of PostgreSQL. */
final class NavDatabase {

    static final int ACCOUNT = 1;

    private static final String TABLES = "CREATE TABLE account (id serial PRIMARY KEY, login varchar NOT NULL UNIQUE,"
            + " name varchar NOT NULL);"
            + "INSERT INTO account (login, name) VALUES ('oncall', 'On call');"
            + "CREATE TABLE smsq (id serial PRIMARY KEY,"
            + " accountid int REFERENCES account (id) ON UPDATE CASCADE ON DELETE CASCADE,"
            + " time timestamp NOT NULL, phone varchar(15) NOT NULL, msg varchar(145) NOT NULL,"
            + " sent char(1) NOT NULL DEFAULT 'N' CHECK (sent IN ('N', 'Y', 'I')),"
            + " smsid int, timesent timestamp, severity int)";

    private NavDatabase() {}

    static HikariDataSource open(int connections) {
        HikariDataSource pool = Databases.postgreSql(connections);
        Databases.execute(pool, TABLES);
        return pool;
    }

    /** As NAV's alert engine does it: the local time, a severity or none, nothing about sending. */
    static long alert(DataSource nav, String phone, String text, String severity) {
        return Long.parseLong(query(
                        nav,
                        "INSERT INTO smsq (accountid, time, phone, msg, severity) VALUES (1, localtimestamp, '" + phone
                                + "', '" + text + "', " + severity + ") RETURNING id")
                .get(0));
    }

    /** A row as psql would show it: id, letter, reference, time sent. */
    static String row(DataSource nav, long id) {
        return query(nav, "SELECT sent, smsid, timesent FROM smsq WHERE id = " + id)
                .get(0);
    }

    /** The rows of an answer, columns joined by blanks. */
    static List<String> query(DataSource nav, String sql) {
        try (Connection connection = nav.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> found = new ArrayList<>();
            int width = rows.getMetaData().getColumnCount();
            while (rows.next()) {
                List<String> columns = new ArrayList<>();
                for (int i = 1; i <= width; i++) {
                    columns.add(String.valueOf(rows.getString(i)));
                }
                found.add(columns.stream().collect(Collectors.joining(" ")));
            }
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}

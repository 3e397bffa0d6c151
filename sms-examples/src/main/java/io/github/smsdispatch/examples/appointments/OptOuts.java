// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.examples.appointments;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;

/** Who wants no SMS. */
final class OptOuts {

    private OptOuts() {}

    static boolean has(Connection connection, String phone) throws SQLException {
        return Sql.one(connection, row -> 1, "SELECT phone FROM desk_opt_out WHERE phone = ?", phone)
                .isPresent();
    }

    static void add(Connection connection, String phone, Instant at) throws SQLException {
        if (!has(connection, phone)) {
            Sql.update(connection, "INSERT INTO desk_opt_out (phone, at) VALUES (?, ?)", phone, at);
        }
    }

    static void remove(Connection connection, String phone) throws SQLException {
        Sql.update(connection, "DELETE FROM desk_opt_out WHERE phone = ?", phone);
    }
}

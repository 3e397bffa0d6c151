// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.queue.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Where connections come from and go to. */
interface ConnectionSource {

    Connection take() throws SQLException;

    void giveBack(Connection connection) throws SQLException;

    /** Gives up what the source itself holds. */
    void close();

    /** The user's pool, which stays the user's. */
    static ConnectionSource of(DataSource pool) {
        return new ConnectionSource() {
            @Override
            public Connection take() throws SQLException {
                return pool.getConnection();
            }

            @Override
            public void giveBack(Connection connection) throws SQLException {
                connection.close();
            }

            @Override
            public void close() {}
        };
    }
}

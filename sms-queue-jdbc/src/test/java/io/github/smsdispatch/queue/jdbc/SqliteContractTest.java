// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.queue.jdbc;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/** The contract on SQLite. */
class SqliteContractTest extends ContractFixture {

    @Override
    HikariDataSource open() {
        return Databases.sqlite();
    }

    // The queue has one connection, which the caller would hold while the contract asks the queue.
    @Override
    Connection callersConnection(HikariDataSource queues) throws SQLException {
        return DriverManager.getConnection(queues.getJdbcUrl());
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.queue.jdbc;

import com.zaxxer.hikari.HikariDataSource;

/** The contract on PostgreSQL. */
class PostgreSqlContractTest extends ContractFixture {

    @Override
    HikariDataSource open() {
        return Databases.postgreSql(6);
    }
}

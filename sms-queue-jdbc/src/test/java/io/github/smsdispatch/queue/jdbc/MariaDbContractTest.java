// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.queue.jdbc;

import com.zaxxer.hikari.HikariDataSource;

/** The contract on MariaDB. */
class MariaDbContractTest extends ContractFixture {

    @Override
    HikariDataSource open() {
        return Databases.mariaDb(6, "");
    }
}

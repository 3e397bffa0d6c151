// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.queue.jdbc;

import com.zaxxer.hikari.HikariDataSource;

/** The contract on H2. */
class H2ContractTest extends ContractFixture {

    @Override
    HikariDataSource open() {
        return Databases.h2(6);
    }
}

// SPDX-License-Identifier: Apache-2.0

/**
 * The durable queue in a relational database: PostgreSQL, MariaDB, MySQL, SQLite, or an embedded H2 file. Uses nothing but
 * JDBC.
 */
module io.github.smsdispatch.queue.jdbc {
    requires static org.jspecify;
    requires org.slf4j;
    requires transitive io.github.smsdispatch.api;
    requires transitive java.sql;

    exports io.github.smsdispatch.queue.jdbc;
}

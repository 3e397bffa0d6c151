// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.queue.jdbc;

import io.github.smsdispatch.api.SmsConfigurationException;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** The databases that the queue knows. */
public enum QueueDialect {
    /** PostgreSQL 12 or newer. */
    POSTGRESQL("PostgreSQL") {
        @Override
        DialectStatements statements(TableNames names) {
            return new PostgreSqlStatements(names);
        }
    },
    /** MariaDB 10.6 or newer. */
    MARIADB("MariaDB") {
        @Override
        DialectStatements statements(TableNames names) {
            return new MySqlStatements(names);
        }
    },
    /** MySQL 8.0.16 or newer. */
    MYSQL("MySQL") {
        @Override
        DialectStatements statements(TableNames names) {
            return new MySqlStatements(names);
        }

        @Override
        String script() {
            // The same tables. Only this order of characters tells "a" from "a " in MySQL, and it has another name
            // there.
            return MARIADB.script().replace("utf8mb4_nopad_bin", "utf8mb4_0900_bin");
        }
    },
    /** H2 2.x, embedded or as a server. */
    H2("H2") {
        @Override
        DialectStatements statements(TableNames names) {
            return new H2Statements(names);
        }
    },
    /** SQLite 3.44 or newer, a file for one process or a few; give the queue a pool of one connection. */
    SQLITE("SQLite") {
        @Override
        DialectStatements statements(TableNames names) {
            return new SqliteStatements(names);
        }
    };

    private final String product;

    QueueDialect(String product) {
        this.product = product;
    }

    abstract DialectStatements statements(TableNames names);

    /** The DDL. */
    String script() {
        return QueueSchema.resource("schema/" + name().toLowerCase(Locale.ROOT) + "/V001__queue.sql");
    }

    /** Finds the dialect of a product as its driver names it. */
    static QueueDialect ofProduct(String product) {
        return Arrays.stream(values())
                .filter(d -> d.product.equalsIgnoreCase(product))
                .findFirst()
                .orElseThrow(() -> new SmsConfigurationException(
                        "dialect",
                        "the database product " + product,
                        Arrays.stream(values()).map(d -> d.product).collect(Collectors.joining(", "))
                                + "; name the dialect for a product that speaks the SQL of one of them"));
    }
}

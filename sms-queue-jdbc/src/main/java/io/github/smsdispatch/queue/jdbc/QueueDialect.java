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
    /** H2 2.x, embedded or as a server. */
    H2("H2") {
        @Override
        DialectStatements statements(TableNames names) {
            return new H2Statements(names);
        }
    };

    private final String product;

    QueueDialect(String product) {
        this.product = product;
    }

    abstract DialectStatements statements(TableNames names);

    /** The folder of the DDL. */
    String folder() {
        return name().toLowerCase(Locale.ROOT);
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

// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.examples.appointments;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * Whom a salon's campaigns reach.
 *
 * @param phone E.164
 * @param name how to address the customer
 * @param language of the customer
 */
record Customer(String phone, String name, String language) {

    static void putAll(Connection connection, String salon, List<Customer> customers) throws SQLException {
        Sql.each(
                connection,
                "DELETE FROM desk_customer WHERE salon = ? AND phone = ?",
                customers.stream()
                        .map(customer -> new Object[] {salon, customer.phone()})
                        .toList());
        Sql.each(
                connection,
                "INSERT INTO desk_customer (salon, phone, name, language) VALUES (?, ?, ?, ?)",
                customers.stream()
                        .map(customer -> new Object[] {salon, customer.phone(), customer.name(), customer.language()})
                        .toList());
    }

    /** Those who didn't opt out, in the order in which they are written to. */
    static List<Customer> reachable(Connection connection, String salon) throws SQLException {
        return Sql.list(
                connection,
                row -> new Customer(row.getString("phone"), row.getString("name"), row.getString("language")),
                "SELECT * FROM desk_customer WHERE salon = ? AND phone NOT IN (SELECT phone FROM desk_opt_out)"
                        + " ORDER BY phone",
                salon);
    }

    static long count(Connection connection, String salon) throws SQLException {
        return Sql.one(connection, row -> row.getLong(1), "SELECT COUNT(*) FROM desk_customer WHERE salon = ?", salon)
                .orElseThrow();
    }
}

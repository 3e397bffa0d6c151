// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.examples.appointments;

import io.github.smsdispatch.examples.appointments.http.Problem;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;

/** The table of salons. */
final class Salons {

    private Salons() {}

    static void put(Connection connection, Salon salon) throws SQLException {
        Sql.update(connection, "DELETE FROM desk_salon WHERE id = ?", salon.id());
        Sql.update(
                connection,
                "INSERT INTO desk_salon (id, name, zone, language, confirm_days, send_from, send_until, review_after,"
                        + " review_link, price, currency) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                salon.id(),
                salon.name(),
                salon.zone().getId(),
                salon.language(),
                salon.confirmDays(),
                salon.sendFrom().toString(),
                salon.sendUntil().toString(),
                salon.reviewAfter(),
                salon.reviewLink(),
                salon.price(),
                salon.currency());
    }

    static Salon get(Connection connection, String id) throws SQLException {
        return Sql.one(connection, Salons::read, "SELECT * FROM desk_salon WHERE id = ?", id)
                .orElseThrow(() -> Problem.notFound("salon '" + id + "'"));
    }

    static List<Salon> all(Connection connection) throws SQLException {
        return Sql.list(connection, Salons::read, "SELECT * FROM desk_salon ORDER BY id");
    }

    private static Salon read(ResultSet row) throws SQLException {
        return new Salon(
                row.getString("id"),
                row.getString("name"),
                ZoneId.of(row.getString("zone")),
                row.getString("language"),
                row.getInt("confirm_days"),
                LocalTime.parse(row.getString("send_from")),
                LocalTime.parse(row.getString("send_until")),
                row.getInt("review_after"),
                row.getString("review_link"),
                row.getBigDecimal("price").stripTrailingZeros(),
                row.getString("currency"));
    }
}

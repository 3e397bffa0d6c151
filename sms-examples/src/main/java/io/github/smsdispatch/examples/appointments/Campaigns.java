// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.examples.appointments;

import io.github.smsdispatch.examples.appointments.http.Problem;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The tables of campaigns. */
final class Campaigns {

    private Campaigns() {}

    static long insert(Connection connection, String salon, String name, Map<String, String> texts, Instant now)
            throws SQLException {
        long id = Sql.insert(
                connection,
                "INSERT INTO desk_campaign (salon, name, state, created_at) VALUES (?, ?, 'DRAFT', ?)",
                salon,
                name,
                now);
        Sql.each(
                connection,
                "INSERT INTO desk_campaign_text (campaign, language, body) VALUES (?, ?, ?)",
                texts.entrySet().stream()
                        .map(text -> new Object[] {id, text.getKey(), text.getValue()})
                        .toList());
        return id;
    }

    static Campaign get(Connection connection, long id) throws SQLException {
        return get(connection, id, "");
    }

    /** Whoever puts its SMS into the queue, or stops that, has its row first. */
    static Campaign locked(Connection connection, long id) throws SQLException {
        return get(connection, id, " FOR UPDATE");
    }

    private static Campaign get(Connection connection, long id, String lock) throws SQLException {
        Campaign found = Sql.one(
                        connection,
                        row -> new Campaign(
                                id,
                                row.getString("salon"),
                                row.getString("name"),
                                Campaign.State.valueOf(row.getString("state")),
                                Map.of()),
                        "SELECT * FROM desk_campaign WHERE id = ?" + lock,
                        id)
                .orElseThrow(() -> Problem.notFound("campaign " + id));
        Map<String, MessageText> texts = new LinkedHashMap<>();
        Sql.list(
                connection,
                row -> texts.put(row.getString("language"), new MessageText(row.getString("body"))),
                "SELECT * FROM desk_campaign_text WHERE campaign = ? ORDER BY language",
                id);
        return new Campaign(id, found.salon(), found.name(), found.state(), texts);
    }

    static List<Long> running(Connection connection) throws SQLException {
        return Sql.list(
                connection, row -> row.getLong(1), "SELECT id FROM desk_campaign WHERE state = 'RUNNING' ORDER BY id");
    }

    static void state(Connection connection, long id, Campaign.State state) throws SQLException {
        Sql.update(connection, "UPDATE desk_campaign SET state = ? WHERE id = ?", state, id);
    }

    /** One SMS for each customer who may be written to, each once however often this is called. */
    static int address(Connection connection, Campaign campaign, Instant now) throws SQLException {
        return Sql.update(
                connection,
                "INSERT INTO desk_notice (salon, kind, version, campaign, phone, name, language, state, tries, segments,"
                        + " detail, changed_at, checked_at)"
                        + " SELECT c.salon, 'CAMPAIGN', 0, CAST(? AS bigint), c.phone, c.name, c.language, 'WAITING', 0, 0,"
                        + " '', CAST(? AS timestamp with time zone), CAST(? AS timestamp with time zone)"
                        + " FROM desk_customer c WHERE c.salon = ?"
                        + " AND c.phone NOT IN (SELECT phone FROM desk_opt_out) ORDER BY c.phone",
                campaign.id(),
                now,
                now,
                campaign.salon());
    }
}

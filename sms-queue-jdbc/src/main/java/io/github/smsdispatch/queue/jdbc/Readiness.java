// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.queue.jdbc;

import io.github.smsdispatch.api.queue.Enqueued;
import io.github.smsdispatch.api.queue.Enqueued.Novelty;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Puts messages where claims find them. Only an enqueue and a promotion do, and only a claim takes them away. */
record Readiness(Sql sql) {

    private static final int CHUNK = 100;

    private static final String INSERT =
            "INSERT INTO sms_ready (place, id, messages, expires_at, tenant)" + " VALUES (?, ?, ?, ?, ?)";

    private static final String ORDER = "INSERT INTO sms_order (id, ordering_key) VALUES (?, ?)";

    /** Which of the messages just stored are made ready here; the others the insert itself has made ready. */
    enum Share {
        ALL,
        TENANTS
    }

    /** Makes messages ready that were just stored, and lets those queue up that keep an order. */
    void stored(Connection connection, List<NewMessage> messages, List<Enqueued> answers, Share share)
            throws SQLException {
        Turns turns = new Turns(sql, connection);
        List<ReadyRow> rows = new ArrayList<>();
        for (int i = 0; i < messages.size(); i++) {
            NewMessage message = messages.get(i);
            Enqueued answer = answers.get(i);
            boolean here = share == Share.ALL || message.tenant() != null;
            long id = Long.parseLong(answer.id().value());
            if (here && message.ready() && answer.novelty() == Novelty.STORED) {
                rows.add(row(turns, id, message));
            }
            if (share == Share.ALL && message.orderingKey() != null && answer.novelty() == Novelty.STORED) {
                sql.update(connection, ORDER, id, message.orderingKey());
            }
        }
        insert(connection, joined(rows));
    }

    /** Those that were stored one after the other share a row. */
    static List<ReadyRow> joined(List<ReadyRow> rows) {
        List<ReadyRow> joined = new ArrayList<>();
        for (ReadyRow row : rows) {
            int last = joined.size() - 1;
            if (last >= 0 && joined.get(last).goesOnWith(row)) {
                joined.set(last, joined.get(last).with(row));
            } else {
                joined.add(row);
            }
        }
        return joined;
    }

    private static ReadyRow row(Turns turns, long id, NewMessage m) throws SQLException {
        long lane = Place.lane(m.priority(), m.severity());
        return ReadyRow.of(Place.of(lane, turns.next(lane, m.tenant()), id), id, m.expiresAt(), m.tenant());
    }

    /** Makes messages ready that were waiting. One may have a row still, from before it was cancelled. */
    void due(Connection connection, List<Promotion.Due> due) throws SQLException {
        Turns turns = new Turns(sql, connection);
        List<ReadyRow> rows = new ArrayList<>();
        for (Promotion.Due message : due) {
            long lane = Place.lane(message.priority(), message.severity());
            long place = Place.of(lane, turns.next(lane, message.tenant()), message.id());
            rows.add(ReadyRow.of(place, message.id(), message.expiresAt(), message.tenant()));
        }
        sql.updateEach(
                connection, rows.stream().map(ReadyRow::place).toList(), "DELETE FROM sms_ready WHERE place = ?");
        insert(connection, rows);
    }

    /** Takes messages away before they are changed: as a claim does, so that neither waits for the other for ever. */
    void withdraw(Connection connection, List<Long> ids) throws SQLException {
        // In two steps: a subselect of a DELETE locks what it reads in MariaDB, and the message must be locked second.
        NavigableSet<Long> places = new TreeSet<>();
        for (int from = 0; from < ids.size(); from += CHUNK) {
            List<Long> chunk = ids.subList(from, Math.min(from + CHUNK, ids.size()));
            String select =
                    "SELECT " + Place.OF_ROW + " FROM sms_message WHERE id IN (" + Sql.places(chunk.size()) + ")";
            places.addAll(sql.ids(connection, select, chunk.toArray()));
        }
        sql.updateEach(connection, List.copyOf(places), "DELETE FROM sms_ready WHERE place = ?")
                .forEach(places::remove);
        new Ranges(this).withdraw(connection, places);
    }

    /** Reads ready rows: place, id and messages of each. */
    List<ReadyRow> rows(Connection connection, String select, @Nullable Object... values) throws SQLException {
        try (PreparedStatement statement = sql.prepared(connection, select, values);
                ResultSet rows = statement.executeQuery()) {
            List<ReadyRow> found = new ArrayList<>();
            while (rows.next()) {
                found.add(new ReadyRow(rows.getLong(1), rows.getLong(2), rows.getInt(3), null, null));
            }
            return found;
        }
    }

    void insert(Connection connection, List<ReadyRow> rows) throws SQLException {
        if (rows.isEmpty()) {
            return;
        }
        try (PreparedStatement statement = sql.prepared(connection, INSERT)) {
            for (ReadyRow row : rows) {
                Instant expiresAt = row.expiresAt();
                statement.setLong(1, row.place());
                statement.setLong(2, row.id());
                statement.setInt(3, row.messages());
                sql.times().set(statement, 4, expiresAt);
                statement.setString(5, row.tenant());
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }
}

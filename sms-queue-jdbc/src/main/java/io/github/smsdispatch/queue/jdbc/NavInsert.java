// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.queue.jdbc;

import io.github.smsdispatch.api.MessageId;
import io.github.smsdispatch.api.Priority;
import io.github.smsdispatch.api.SmsRequest;
import io.github.smsdispatch.api.queue.Enqueued;
import io.github.smsdispatch.api.queue.Enqueued.Novelty;
import io.github.smsdispatch.api.queue.QueueException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Stores requests in NAV's table; refuses what it has no place for, because dropping it would break a promise. */
record NavInsert(NavSettings settings) {

    static final int PHONE_WIDTH = 15;
    static final int TEXT_WIDTH = 145;
    private static final int CHUNK = 1000;

    /** Checks before anything is stored, so that a bad request needs no transaction. */
    void check(SmsRequest request) {
        width("phone", request.to().value(), PHONE_WIDTH);
        width("msg", request.text(), TEXT_WIDTH);
        if (request.priority() != Priority.NORMAL) {
            throw refused("priority", request.priority().name(), "NORMAL; the severity orders NAV's queue");
        }
        request.duplicatePolicy()
                .filter(policy -> policy != settings.policy())
                .ifPresent(policy -> refuse("duplicatePolicy", policy.name(), settings.policy() + ", the queue's own"));
        absent("expiresAt", request.expiresAt());
        absent("idempotencyKey", request.idempotencyKey());
        absent("orderingKey", request.orderingKey());
        absent("collapseKey", request.collapseKey());
        absent("tenant", request.tenant());
    }

    private void width(String column, String value, int width) {
        int length = value.codePointCount(0, value.length());
        if (length > width) {
            refuse(column, length + " characters", "1 to " + width + ", the width of the column");
        }
    }

    private void absent(String what, Optional<?> value) {
        value.ifPresent(any -> refuse(what, "one", "none"));
    }

    private void refuse(String what, String received, String allowed) {
        throw refused(what, received, allowed);
    }

    private IllegalArgumentException refused(String what, String received, String allowed) {
        return new IllegalArgumentException(
                what + ": received " + received + "; allowed in NAV's table " + settings.table() + ": " + allowed);
    }

    List<Enqueued> insert(Connection connection, List<SmsRequest> requests, Instant now) throws SQLException {
        List<Enqueued> stored = new ArrayList<>(requests.size());
        for (int from = 0; from < requests.size(); from += CHUNK) {
            stored.addAll(chunk(connection, requests.subList(from, Math.min(from + CHUNK, requests.size())), now));
        }
        return List.copyOf(stored);
    }

    private List<Enqueued> chunk(Connection connection, List<SmsRequest> requests, Instant now) throws SQLException {
        String sql = "INSERT INTO " + settings.table() + " (accountid, time, phone, msg, severity, timesent)"
                + " SELECT CAST(? AS int), CAST(? AS timestamp), v.phone, v.msg, v.severity, v.due"
                + " FROM unnest(CAST(? AS text[]), CAST(? AS text[]), CAST(? AS int[]), CAST(? AS timestamp[]))"
                + " WITH ORDINALITY AS v(phone, msg, severity, due, nr) ORDER BY v.nr RETURNING id";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setObject(1, settings.account(), Types.INTEGER);
            statement.setObject(2, settings.local(now));
            PostgreSqlArrays<SmsRequest> arrays = new PostgreSqlArrays<>(statement, requests);
            arrays.set(3, request -> request.to().value());
            arrays.set(4, SmsRequest::text);
            arrays.set(5, SmsRequest::severity);
            arrays.set(6, request -> due(request, now));
            return ids(statement);
        }
    }

    private static @Nullable String due(SmsRequest request, Instant now) {
        LocalDateTime due = request.notBefore()
                .filter(time -> time.isAfter(now))
                .map(time -> NavLedger.pending(0, 0, time).timesent())
                .orElse(null);
        return due == null ? null : due.toString();
    }

    /** As NAV stores its own test messages: without a severity. */
    void insertTest(Connection connection, SmsRequest request, Instant now) throws SQLException {
        String sql = "INSERT INTO " + settings.table() + " (accountid, time, phone, msg) VALUES (?, ?, ?, ?)";
        try (PreparedStatement statement = NavTable.prepared(
                connection,
                sql,
                settings.account(),
                settings.local(now),
                request.to().value(),
                request.text())) {
            statement.executeUpdate();
        } catch (SQLException e) {
            throw withAccount(e);
        }
    }

    private List<Enqueued> ids(PreparedStatement statement) throws SQLException {
        List<Enqueued> stored = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                stored.add(new Enqueued(MessageId.of(rows.getLong(1)), Novelty.STORED));
            }
            return stored;
        } catch (SQLException e) {
            throw withAccount(e);
        }
    }

    private SQLException withAccount(SQLException e) {
        if ("23503".equals(e.getSQLState())) {
            throw new QueueException(
                    "account: received " + settings.account() + "; allowed: the id of an account in NAV", null);
        }
        return e;
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.queue.jdbc;

import io.github.smsdispatch.api.queue.Claim;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Claims and their return. */
final class Claiming {

    private static final Logger LOG = LoggerFactory.getLogger(Claiming.class);
    private static final long PROMOTE_EVERY_NANOS = Duration.ofMillis(200).toNanos();
    private static final int PROMOTE_AT_MOST = 1000;
    private static final int ROUNDS = 10;

    private final Sql sql;
    private final MessageClaim claim;
    private final Promotion promotion;
    private final Restraint restraint;
    private final AtomicLong promotedAt = new AtomicLong(System.nanoTime() - PROMOTE_EVERY_NANOS);

    Claiming(Sql sql, MessageClaim claim, Promotion promotion, Restraint restraint) {
        this.sql = sql;
        this.claim = claim;
        this.promotion = promotion;
        this.restraint = restraint;
    }

    Claimed claim(Connection connection, String owner, int limit, Instant now, Instant until) throws SQLException {
        if (isTimeToPromote()) {
            promotion.run(connection, now, PROMOTE_AT_MOST);
        }
        Claimed claimed = Claimed.nothing();
        fill(connection, claimed, new MessageClaim.Request(owner, limit, now, until));
        if (claimed.messages().size() < limit && promotion.run(connection, now, Math.max(limit, PROMOTE_AT_MOST)) > 0) {
            fill(connection, claimed, new MessageClaim.Request(owner, limit, now, until));
        }
        return claimed;
    }

    private boolean isTimeToPromote() {
        long last = promotedAt.get();
        long now = System.nanoTime();
        return now - last >= PROMOTE_EVERY_NANOS && promotedAt.compareAndSet(last, now);
    }

    // Some may turn out not to be claimable: cancelled, unreadable, superseded. Behind them there are others.
    private void fill(Connection connection, Claimed claimed, MessageClaim.Request request) throws SQLException {
        for (int i = 0; i < ROUNDS; i++) {
            int rest = request.limit() - claimed.messages().size();
            MessageClaim.Taken taken = claim.claim(
                    connection, new MessageClaim.Request(request.owner(), rest, request.now(), request.leaseUntil()));
            setAside(connection, taken.rows().unreadable(), request.now());
            claimed.add(restraint.apply(connection, taken, request.now()));
            if (taken.over() || claimed.messages().size() == request.limit()) {
                return;
            }
        }
    }

    // A row that can't be read would be claimed for ever: it fails.
    private void setAside(Connection connection, List<UnreadableRowException> rows, Instant now) throws SQLException {
        for (UnreadableRowException row : rows) {
            LOG.error("FAILED: {}", row.text());
            sql.update(
                    connection,
                    "UPDATE sms_message SET status = 'F', detail = ?, changed_at = ?"
                            + " WHERE status IN ('P', 'C') AND id = ?",
                    Widths.cut(row.text(), Widths.DETAIL),
                    now,
                    row.id());
        }
    }

    /** Returns what was certainly not handed to anybody, sending id included. */
    int release(Connection connection, List<Claim> claims, Instant now) throws SQLException {
        String update = "UPDATE sms_message SET status = 'P', next_attempt_at = ?, owner = NULL,"
                + " attempts = attempts - 1, changed_at = ?"
                + " WHERE id = ? AND owner = ? AND attempts = ? AND status = 'C'";
        int changed = 0;
        try (PreparedStatement statement = sql.prepared(connection, update)) {
            for (Claim claim : claims) {
                sql.times().set(statement, 1, now);
                sql.times().set(statement, 2, now);
                statement.setLong(3, Long.parseLong(claim.id().value()));
                statement.setString(4, claim.owner());
                statement.setInt(5, claim.attempt());
                statement.addBatch();
            }
            for (int count : statement.executeBatch()) {
                changed += count;
            }
        }
        return changed;
    }
}

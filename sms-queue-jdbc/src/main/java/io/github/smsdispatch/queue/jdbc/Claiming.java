// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.queue.jdbc;

import io.github.smsdispatch.api.queue.Claim;
import io.github.smsdispatch.api.queue.QueuedMessage;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Claims, their leases, and their return. */
final class Claiming {

    private static final Logger LOG = LoggerFactory.getLogger(Claiming.class);
    private static final long PROMOTE_EVERY_NANOS = Duration.ofMillis(200).toNanos();
    private static final int PROMOTE_AT_MOST = 1000;
    private static final int ROUNDS = 10;

    private final Sql sql;
    private final MessageClaim claim;
    private final Promotion promotion;
    private final AtomicLong promotedAt = new AtomicLong(System.nanoTime() - PROMOTE_EVERY_NANOS);

    Claiming(Sql sql, DialectStatements dialect) {
        this.sql = sql;
        this.claim = dialect.claim();
        this.promotion = new Promotion(sql, dialect);
    }

    List<QueuedMessage> claim(Connection connection, String owner, int limit, Instant now, Instant until)
            throws SQLException {
        if (isTimeToPromote()) {
            promotion.run(connection, now, PROMOTE_AT_MOST);
        }
        List<QueuedMessage> taken = readable(connection, new MessageClaim.Request(owner, limit, now, until));
        if (taken.size() < limit && promotion.run(connection, now, Math.max(limit, PROMOTE_AT_MOST)) > 0) {
            int rest = limit - taken.size();
            taken.addAll(readable(connection, new MessageClaim.Request(owner, rest, now, until)));
        }
        return taken;
    }

    private boolean isTimeToPromote() {
        long last = promotedAt.get();
        long now = System.nanoTime();
        return now - last >= PROMOTE_EVERY_NANOS && promotedAt.compareAndSet(last, now);
    }

    // A row that can't be read would come first in every claim: it fails, and the claim goes on behind it.
    private List<QueuedMessage> readable(Connection connection, MessageClaim.Request request) throws SQLException {
        ReadRows rows = claim.claim(connection, request);
        for (int i = 0; i < ROUNDS && !rows.unreadable().isEmpty(); i++) {
            setAside(connection, rows.unreadable(), request.now());
            int rest = request.limit() - rows.messages().size();
            ReadRows more = claim.claim(
                    connection, new MessageClaim.Request(request.owner(), rest, request.now(), request.leaseUntil()));
            more.messages().addAll(0, rows.messages());
            rows = more;
        }
        setAside(connection, rows.unreadable(), request.now());
        return rows.messages();
    }

    private void setAside(Connection connection, List<UnreadableRowException> rows, Instant now) throws SQLException {
        for (UnreadableRowException row : rows) {
            LOG.error("FAILED: {}", row.text());
            sql.update(
                    connection,
                    "UPDATE sms_message SET status = 'F', ready = FALSE, lease_until = NULL, detail = ?,"
                            + " changed_at = ? WHERE id = ?",
                    Widths.cut(row.text(), Widths.DETAIL),
                    now,
                    row.id());
        }
    }

    int extend(Connection connection, List<Claim> claims, Instant until) throws SQLException {
        return each(connection, claims, "UPDATE sms_message SET lease_until = ?", until);
    }

    int release(Connection connection, List<Claim> claims, Instant now) throws SQLException {
        return each(
                connection,
                claims,
                "UPDATE sms_message SET status = 'P', ready = TRUE, owner = NULL, lease_until = NULL,"
                        + " attempts = attempts - 1,"
                        + " sending_id = CASE WHEN posting = 'R' THEN sending_id END, changed_at = ?",
                now);
    }

    private int each(Connection connection, List<Claim> claims, String change, Instant time) throws SQLException {
        String fenced = change + " WHERE id = ? AND owner = ? AND attempts = ? AND status = 'C'";
        int changed = 0;
        try (PreparedStatement statement = sql.prepared(connection, fenced)) {
            for (Claim claim : claims) {
                OptionalLong row = MessageIds.row(claim.id());
                if (row.isPresent()) {
                    Times.set(statement, 1, time);
                    statement.setLong(2, row.getAsLong());
                    statement.setString(3, claim.owner());
                    statement.setInt(4, claim.attempt());
                    statement.addBatch();
                }
            }
            for (int count : statement.executeBatch()) {
                changed += count;
            }
        }
        return changed;
    }
}

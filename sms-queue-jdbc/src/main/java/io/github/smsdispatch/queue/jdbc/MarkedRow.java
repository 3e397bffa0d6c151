// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.queue.jdbc;

import io.github.smsdispatch.api.queue.Mark;
import io.github.smsdispatch.api.queue.MessageStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A mark in the words of the table. */
record MarkedRow(
        long id,
        String owner,
        int attempt,
        String status,
        @Nullable String dispatcher,
        @Nullable String sendingId,
        int segments,
        String detail,
        @Nullable Instant due) {

    static MarkedRow of(long id, Mark mark, Instant now) {
        return new MarkedRow(
                id,
                mark.claim().owner(),
                mark.claim().attempt(),
                Codes.of(mark.status()),
                Widths.cutOrNull(mark.dispatcher(), Widths.DISPATCHER),
                Widths.cutOrNull(mark.sendingId(), Widths.SENDING_ID),
                mark.segments(),
                Widths.cut(mark.detail(), Widths.DETAIL),
                due(mark, now));
    }

    /** Tells whether only message and sending id differ. */
    boolean isLike(MarkedRow other) {
        return attempt == other.attempt
                && segments == other.segments
                && owner.equals(other.owner)
                && status.equals(other.status)
                && detail.equals(other.detail)
                && Objects.equals(dispatcher, other.dispatcher)
                && Objects.equals(due, other.due);
    }

    private static @Nullable Instant due(Mark mark, Instant now) {
        Duration delay = mark.delay();
        boolean waits = delay != null && !delay.isNegative() && !delay.isZero();
        boolean later = mark.status() == MessageStatus.UNKNOWN || mark.status() == MessageStatus.PENDING;
        if (!later) {
            return null;
        }
        return waits && delay != null ? Spans.after(now, delay) : now;
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.queue.jdbc;

import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * Messages that may be claimed: a row of sms_ready. Those that were enqueued together, one id after the other, share one
 * row, unless they expire or have a tenant: a campaign is so much less to write, and to take away again.
 *
 * @param place see {@link Place}
 * @param id of the first message
 * @param messages how many, one id after the other; at most {@link #MOST}
 * @param expiresAt null for a range
 * @param tenant null for a range
 */
record ReadyRow(
        long place,
        long id,
        int messages,
        @Nullable Instant expiresAt,
        @Nullable String tenant) {

    /** As many as a usual claim takes: more would be cut by each. */
    static final int MOST = 100;

    static ReadyRow of(long place, long id, @Nullable Instant expiresAt, @Nullable String tenant) {
        return new ReadyRow(place, id, 1, expiresAt, tenant);
    }

    /** Messages of a range, which stay where they are when others of it are taken away. */
    ReadyRow part(long from, int count) {
        return new ReadyRow(Place.after(place, (int) (from - id)), from, count, null, null);
    }

    boolean isRange() {
        return (place & 1) == 1;
    }

    boolean holds(long message) {
        return message >= id && message < id + messages;
    }

    List<Long> ids() {
        return LongStream.range(id, id + messages).boxed().toList();
    }

    /** Tells whether the next message in order of ids belongs into this row. Rows begin anew at each full hundred. */
    boolean goesOnWith(ReadyRow next) {
        boolean plain = expiresAt == null && tenant == null && next.expiresAt == null && next.tenant == null;
        return plain
                && next.id == id + messages
                && next.id % MOST != 0
                && (next.place & ~1L) == Place.after(place & ~1L, messages);
    }

    ReadyRow with(ReadyRow next) {
        return new ReadyRow(Place.ofRange(place), id, messages + next.messages, null, null);
    }
}

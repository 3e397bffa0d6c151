// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.queue.jdbc;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** Points in time as the tables hold them: UTC, microseconds, years every database knows. */
final class Times {

    /**
     * The lower end of every "is due": without one, H2 starts at the null entries of the index, which are those of all
     * finished messages.
     */
    static final Instant EARLIEST = Instant.parse("1970-01-01T00:00:00Z");

    private static final Instant LATEST = Instant.parse("9999-12-30T00:00:00Z");

    private Times() {}

    static Instant storable(Instant time) {
        if (time.isBefore(EARLIEST)) {
            return EARLIEST;
        }
        return time.isAfter(LATEST) ? LATEST : time.truncatedTo(ChronoUnit.MICROS);
    }

    static void set(PreparedStatement statement, int index, @Nullable Instant time) throws SQLException {
        if (time == null) {
            statement.setNull(index, Types.TIMESTAMP_WITH_TIMEZONE);
        } else {
            statement.setObject(index, storable(time).atOffset(ZoneOffset.UTC));
        }
    }

    static @Nullable Instant get(ResultSet rows, int index) throws SQLException {
        OffsetDateTime time = rows.getObject(index, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    static Instant getPresent(ResultSet rows, int index) throws SQLException {
        Instant time = get(rows, index);
        if (time == null) {
            throw new IllegalArgumentException("null");
        }
        return time;
    }
}

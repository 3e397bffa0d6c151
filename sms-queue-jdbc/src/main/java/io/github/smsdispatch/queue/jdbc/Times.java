// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.queue.jdbc;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** Points in time as the tables hold them: UTC, microseconds, years every database knows. */
enum Times {
    /** Columns that know their zone. */
    ZONED {
        @Override
        void setPresent(PreparedStatement statement, int index, Instant time) throws SQLException {
            statement.setObject(index, time.atOffset(ZoneOffset.UTC));
        }

        @Override
        @Nullable
        Instant get(ResultSet rows, int index) throws SQLException {
            OffsetDateTime time = rows.getObject(index, OffsetDateTime.class);
            return time == null ? null : time.toInstant();
        }
    },
    /** Columns of date and time without a zone; drivers hand them through as they are, whatever the session's zone. */
    UTC {
        @Override
        void setPresent(PreparedStatement statement, int index, Instant time) throws SQLException {
            statement.setObject(index, LocalDateTime.ofInstant(time, ZoneOffset.UTC));
        }

        @Override
        @Nullable
        Instant get(ResultSet rows, int index) throws SQLException {
            LocalDateTime time = rows.getObject(index, LocalDateTime.class);
            return time == null ? null : time.toInstant(ZoneOffset.UTC);
        }
    },
    /** Integers: microseconds since 1970. */
    MICROSECONDS {
        @Override
        void setPresent(PreparedStatement statement, int index, Instant time) throws SQLException {
            // Not ChronoUnit.between, which counts in nanoseconds: they overflow in the year 2262.
            statement.setLong(index, time.getEpochSecond() * 1_000_000 + time.getNano() / 1000);
        }

        @Override
        @Nullable
        Instant get(ResultSet rows, int index) throws SQLException {
            long micros = rows.getLong(index);
            return rows.wasNull() ? null : Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
        }
    };

    /**
     * The lower end of every "is due": without one, H2 starts at the null entries of the index, which are those of all
     * finished messages.
     */
    static final Instant EARLIEST = Instant.parse("1970-01-01T00:00:00Z");

    private static final Instant LATEST = Instant.parse("9999-12-30T00:00:00Z");

    static Instant storable(Instant time) {
        if (time.isBefore(EARLIEST)) {
            return EARLIEST;
        }
        return time.isAfter(LATEST) ? LATEST : time.truncatedTo(ChronoUnit.MICROS);
    }

    void set(PreparedStatement statement, int index, @Nullable Instant time) throws SQLException {
        if (time == null) {
            statement.setNull(index, this == ZONED ? Types.TIMESTAMP_WITH_TIMEZONE : Types.TIMESTAMP);
        } else {
            setPresent(statement, index, storable(time));
        }
    }

    abstract void setPresent(PreparedStatement statement, int index, Instant time) throws SQLException;

    abstract @Nullable Instant get(ResultSet rows, int index) throws SQLException;

    Instant getPresent(ResultSet rows, int index) throws SQLException {
        Instant time = get(rows, index);
        if (time == null) {
            throw new IllegalArgumentException("null");
        }
        return time;
    }
}

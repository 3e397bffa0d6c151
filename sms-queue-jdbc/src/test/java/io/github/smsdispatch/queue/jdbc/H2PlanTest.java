// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.queue.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Finished messages are out of everybody's way, although H2 keeps them in each index. */
class H2PlanTest {

    private static final Pattern SCANNED = Pattern.compile("scanCount: (\\d+)");

    @Test
    void whatIsDueIsFoundWithoutReadingFinishedMessages() throws SQLException {
        try (HikariDataSource pool = Databases.h2(1)) {
            QueueSchema.install(pool);
            Databases.execute(
                    pool,
                    "INSERT INTO sms_message (recipient, body, status, enqueued_at, changed_at)"
                            + " SELECT '+4712345678', 'old', 'S', CURRENT_TIMESTAMP, CURRENT_TIMESTAMP"
                            + " FROM SYSTEM_RANGE(1, 20000)");
            Databases.execute(
                    pool,
                    "INSERT INTO sms_message (recipient, body, enqueued_at, changed_at)"
                            + " SELECT '+4712345678', 'new', CURRENT_TIMESTAMP, CURRENT_TIMESTAMP"
                            + " FROM SYSTEM_RANGE(1, 500)");
            Databases.execute(
                    pool,
                    "INSERT INTO sms_ready (place, id) SELECT " + Place.OF_ROW
                            + ", id FROM sms_message WHERE status = 'P'");
            Instant now = Instant.now();
            try (Connection connection = pool.getConnection()) {
                String claim =
                        new PortableClaim(Wording.standard(new TableNames("sms_")), "", (c, n) -> List.of()).select();
                assertThat(scanned(connection, claim, now, 100)).isEqualTo(100);
                assertThat(scanned(connection, TakeRun.SELECT, 20_001L, 20_100L))
                        .isLessThanOrEqualTo(101);
                assertThat(scanned(connection, TakeRun.UPDATE, "worker", now, now, 1L, 20_001L, 20_100L))
                        .isLessThanOrEqualTo(101);
                for (String due : new String[] {Promotion.DUE, Sweep.EXPIRED, Leases.LAPSED, Reviewing.DUE}) {
                    assertThat(scanned(connection, due, Times.EARLIEST, now, 100))
                            .as(due)
                            .isLessThanOrEqualTo(1);
                }
            }
        }
    }

    private static int scanned(Connection connection, String select, Object... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("EXPLAIN ANALYZE " + select)) {
            for (int i = 0; i < values.length; i++) {
                if (values[i] instanceof Instant time) {
                    Times.ZONED.set(statement, i + 1, time);
                } else {
                    statement.setObject(i + 1, values[i]);
                }
            }
            try (ResultSet rows = statement.executeQuery()) {
                rows.next();
                Matcher count = SCANNED.matcher(rows.getString(1));
                assertThat(count.find()).as(rows.getString(1)).isTrue();
                return Integer.parseInt(count.group(1));
            }
        }
    }
}

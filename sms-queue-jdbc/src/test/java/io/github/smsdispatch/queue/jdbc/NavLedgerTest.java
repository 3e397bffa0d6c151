// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.queue.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.github.smsdispatch.api.queue.MessageStatus;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Two columns that mean one thing to NAV and another to us. */
class NavLedgerTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00.123Z");
    private static final int ID = NavLedger.sendingId(4711, 3);

    @Test
    void whatNavInsertsIsPendingAndDue() {
        NavLedger fresh = NavLedger.read(null, null);
        assertThat(fresh).isEqualTo(NavLedger.pending(0, 0, null));
        assertThat(fresh.smsid()).isNull();
        assertThat(fresh.timesent()).isNull();
    }

    @Test
    void everyStateIsReadAsItWasWritten() {
        for (int attempt = 1; attempt <= 32; attempt++) {
            NavLedger claimed = NavLedger.claimed(attempt, ID, NOW, "worker-" + attempt);
            assertThat(again(claimed)).isEqualTo(claimed);
            assertThat(again(claimed.unknown(NOW.plusSeconds(1)))).isEqualTo(claimed.unknown(NOW.plusSeconds(1)));
            assertThat(again(NavLedger.pending(attempt, attempt, NOW)))
                    .isEqualTo(NavLedger.pending(attempt, attempt, NOW));
        }
        assertThat(again(NavLedger.pending(NavLedger.MOST_ATTEMPTS + 5, 1023, null)))
                .isEqualTo(NavLedger.pending(NavLedger.MOST_ATTEMPTS, 1023, null));
    }

    @Test
    void aClaimIsRecognizedByOwnerAndAttemptAlsoWhenUnknown() {
        NavLedger claimed = NavLedger.claimed(2, ID, NOW, "worker-1");
        for (NavLedger held : List.of(again(claimed), again(claimed.unknown(NOW)))) {
            assertThat(held.isHeldBy("worker-1", 2)).isTrue();
            assertThat(held.isHeldBy("worker-2", 2)).isFalse();
            assertThat(held.isHeldBy("worker-1", 1)).isFalse();
            assertThat(held.isHeldBy("worker-1", 0)).isFalse();
            assertThat(held.isHeldBy("worker-1", -30)).as("modulo 32").isTrue();
        }
        assertThat(NavLedger.pending(2, 1, null).isHeldBy("worker-1", 2)).isFalse();
    }

    @Test
    void aHeldRowLiesSoFarInTheFutureThatNobodyTakesItForDue() {
        NavLedger claimed = NavLedger.claimed(1, ID, Instant.parse("2020-01-01T00:00:00Z"), "worker");
        assertThat(claimed.timesent()).isAfterOrEqualTo(NavLedger.FIRST);
        NavLedger last = NavLedger.claimed(32, ID, Instant.MAX, "worker").unknown(Instant.MAX);
        assertThat(last.timesent()).isBefore(LocalDateTime.of(9999, 1, 1, 0, 0));
        assertThat(again(last).status()).isEqualTo(MessageStatus.UNKNOWN);
    }

    @Test
    void whatWasSetBackByHandIsPendingAndDue() {
        LocalDateTime navs = LocalDateTime.parse("2026-03-01T13:00:00.123456");
        for (Integer reference : List.of(0, 1, 255, ID, Integer.MAX_VALUE)) {
            NavLedger back = NavLedger.read(reference, navs);
            assertThat(back.status()).isEqualTo(MessageStatus.PENDING);
            assertThat(back.until()).isNull();
            assertThat(NavLedger.read(reference, null).until()).isNull();
        }
        assertThat(NavLedger.read(ID, navs).serial()).isEqualTo(3);
    }

    @Test
    void whateverStandsThereIsReadWithoutAnError() {
        Random random = new Random(1);
        for (int i = 0; i < 10_000; i++) {
            LocalDateTime time = LocalDateTime.of(random.nextInt(20_000) - 5000, 6, 1, 0, 0)
                    .plusNanos(1000L * random.nextInt(1_000_000));
            NavLedger read = NavLedger.read(random.nextInt(), time);
            assertThat(again(read)).isEqualTo(read);
        }
        assertThat(NavLedger.read(Integer.MIN_VALUE, LocalDateTime.MAX).status())
                .isEqualTo(MessageStatus.PENDING);
        assertThat(NavLedger.read(1, LocalDateTime.MIN).status()).isEqualTo(MessageStatus.PENDING);
    }

    @Test
    void sendingIdsArePositiveAndTheirOwn() {
        Set<Integer> ids = new HashSet<>();
        int serial = 0;
        for (long row = (1L << 20) - 2; row < (1L << 20) + 2; row++) {
            for (int i = 0; i < 1023; i++) {
                serial = NavLedger.serialAfter(serial);
                assertThat(ids.add(NavLedger.sendingId(row, serial))).isTrue();
            }
        }
        assertThat(ids).allMatch(id -> id > 0 && id < 1 << 30);
    }

    @Test
    void theDatabaseReadsTheSameStatus() {
        try (HikariDataSource nav = NavDatabase.open(1)) {
            NavLedger claimed = NavLedger.claimed(1, ID, NOW, "worker");
            for (int attempt : List.of(1, 2, 31, 32)) {
                for (Instant time : List.of(Instant.EPOCH, NOW, NOW.plus(Duration.ofDays(40_000)), Instant.MAX)) {
                    NavLedger held = NavLedger.claimed(attempt, ID, time, "worker");
                    assertThat(sqlStatus(nav, held)).isEqualTo("C");
                    assertThat(sqlStatus(nav, held.unknown(time))).isEqualTo("U");
                }
            }
            assertThat(sqlStatus(nav, NavLedger.pending(3, 2, NOW))).isEqualTo("P");
            assertThat(sqlStatus(nav, String.valueOf(claimed.smsid()), "'infinity'"))
                    .isEqualTo("P");
            assertThat(sqlStatus(nav, "7", "'2026-03-01'")).isEqualTo("P");
            assertThat(sqlStatus(nav, "NULL", "'" + claimed.timesent() + "'")).isEqualTo("P");
        }
    }

    private static String sqlStatus(HikariDataSource nav, NavLedger ledger) {
        return sqlStatus(nav, String.valueOf(ledger.smsid()), "'" + ledger.timesent() + "'");
    }

    private static String sqlStatus(HikariDataSource nav, String smsid, String timesent) {
        return NavDatabase.query(
                        nav,
                        "SELECT " + NavLedger.SQL_STATUS + " FROM (SELECT 'N'::char(1) AS sent, " + smsid
                                + "::int AS smsid, " + timesent + "::timestamp AS timesent) row")
                .get(0);
    }

    private static NavLedger again(NavLedger ledger) {
        return NavLedger.read(ledger.smsid(), ledger.timesent());
    }
}

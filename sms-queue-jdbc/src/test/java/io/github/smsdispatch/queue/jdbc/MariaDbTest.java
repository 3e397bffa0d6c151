// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.queue.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.zaxxer.hikari.HikariDataSource;
import io.github.smsdispatch.api.MessageId;
import io.github.smsdispatch.api.PhoneNumber;
import io.github.smsdispatch.api.SmsConfigurationException;
import io.github.smsdispatch.api.SmsRequest;
import io.github.smsdispatch.api.queue.Claim;
import io.github.smsdispatch.api.queue.Enqueued;
import io.github.smsdispatch.api.queue.Enqueued.Novelty;
import io.github.smsdispatch.api.queue.Mark;
import io.github.smsdispatch.api.queue.MessageStatus;
import io.github.smsdispatch.api.queue.QueuedMessage;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is peculiar to MariaDB: zones, collations, isolation, and settings of its driver. */
class MariaDbTest {

    private static final PhoneNumber ANNA = PhoneNumber.of("+15550100001");
    private static final Duration LEASE = Duration.ofMinutes(1);

    @Test
    void timesAreUtcWhateverTheZoneOfTheSession() throws SQLException {
        // Inside the hour that a European spring doesn't have.
        Instant expiry = Instant.parse("2031-03-30T01:30:00.123456Z");
        try (HikariDataSource queues = Databases.mariaDb(2, "");
                HikariDataSource west = Databases.pool(
                        queues.getJdbcUrl() + "&connectionTimeZone=-05:00&forceConnectionTimeZoneToSession=true", 2)) {
            QueueSchema.install(queues);
            SmsRequest request =
                    SmsRequest.builder(ANNA, "hello").expiresAt(expiry).build();
            MessageId id =
                    JdbcMessageQueue.builder(west).build().enqueue(request).id();
            QueuedMessage found =
                    JdbcMessageQueue.builder(queues).build().find(id).orElseThrow();
            assertThat(found.request().expiresAt()).contains(expiry);
            assertThat(found.enqueuedAt())
                    .isBetween(Instant.now().minusSeconds(60), Instant.now().plusSeconds(60));
            assertThat(texts(queues, "SELECT CAST(expires_at AS CHAR) FROM sms_message"))
                    .containsExactly("2031-03-30 01:30:00.123456");
        }
    }

    @Test
    void keysAreTheSameOnlyIfTheyAreWrittenTheSame() {
        try (HikariDataSource pool = Databases.mariaDb(2, "")) {
            QueueSchema.install(pool);
            JdbcMessageQueue queue = JdbcMessageQueue.builder(pool).build();
            List<String> keys = List.of("key", "KEY", "kéy", "key ", "key\uD83D\uDE00", "key\uD83D\uDE01");
            assertThat(queue.enqueueAll(keys.stream().map(MariaDbTest::keyed).toList()))
                    .extracting(Enqueued::novelty)
                    .containsOnly(Novelty.STORED);
            assertThat(queue.enqueueAll(keys.stream().map(MariaDbTest::keyed).toList()))
                    .extracting(Enqueued::novelty)
                    .containsOnly(Novelty.REPEATED);
        }
    }

    @Test
    void longTextsAndWordsOfEveryPlaneComeBackUnchanged() {
        try (HikariDataSource pool = Databases.mariaDb(2, "")) {
            QueueSchema.install(pool);
            JdbcMessageQueue queue = JdbcMessageQueue.builder(pool).build();
            // The longest text of two-byte characters doesn't fit a column of type text.
            String text = "Δ".repeat(39_015);
            MessageId id = queue.enqueue(SmsRequest.builder(ANNA, text).build()).id();
            assertThat(queue.claim("wörker \uD83D\uDE00 'a\\", 1, LEASE)).hasSize(1);
            Mark mark = new Mark(
                    new Claim(id, "wörker \uD83D\uDE00 'a\\", 1),
                    MessageStatus.SENT,
                    "gw",
                    "id \"1\"",
                    1,
                    "\t'\\\"\uD83D\uDE00",
                    null);
            assertThat(queue.mark(List.of(mark))).containsExactly(id);
            QueuedMessage found = queue.find(id).orElseThrow();
            assertThat(found.request().text()).isEqualTo(text);
            assertThat(found.progress().detail()).isEqualTo("\t'\\\"\uD83D\uDE00");
            assertThat(found.progress().sendingId()).isEqualTo("id \"1\"");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "&useBulkStmtsForInserts=false",
                "&rewriteBatchedStatements=true",
                "&useServerPrepStmts=true",
                "&allowMultiQueries=true&disablePipeline=true",
                "&sessionVariables=sql_mode='ANSI,NO_BACKSLASH_ESCAPES'"
            })
    void theDriversSettingsChangeNothing(String settings) {
        try (HikariDataSource pool = Databases.mariaDb(2, settings)) {
            QueueSchema.install(pool);
            JdbcMessageQueue queue = JdbcMessageQueue.builder(pool).build();
            List<Enqueued> stored = queue.enqueueAll(IntStream.range(0, 1500)
                    .mapToObj(i -> keyed("key " + i % 1400))
                    .toList());
            assertThat(stored.stream().map(Enqueued::id).distinct()).hasSize(1400);
            assertThat(queue.find(stored.get(1399).id()).orElseThrow().request().idempotencyKey())
                    .contains("key 1399");
            List<QueuedMessage> claimed = queue.claim("worker", 2000, LEASE);
            assertThat(claimed)
                    .extracting(QueuedMessage::id)
                    .containsExactlyElementsOf(
                            stored.subList(0, 1400).stream().map(Enqueued::id).toList());
            Set<String> sendingIds = new HashSet<>();
            claimed.forEach(m -> sendingIds.add(m.progress().sendingId()));
            assertThat(sendingIds).hasSize(1400).doesNotContainNull();
            List<Claim> claims =
                    claimed.stream().map(m -> new Claim(m.id(), "worker", 1)).toList();
            assertThat(queue.extend(claims, LEASE)).isEqualTo(1400);
            assertThat(queue.release(claims.subList(1000, 1400))).isEqualTo(400);
            assertThat(queue.mark(claims.stream()
                            .map(c -> new Mark(c, MessageStatus.SENT, "gw", "it's \\" + c.id(), 1, "", null))
                            .toList()))
                    .hasSize(1000);
            assertThat(queue.claim("worker", 2000, LEASE)).hasSize(400);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"useBulkStmts", "useAffectedRows"})
    void settingsThatHideWhatChangedAreRefused(String setting) {
        try (HikariDataSource pool = Databases.mariaDb(1, "&" + setting + "=true")) {
            assertThatExceptionOfType(SmsConfigurationException.class)
                    .isThrownBy(() -> JdbcMessageQueue.builder(pool).build())
                    .withMessageContaining(setting + "=true")
                    .withMessageContaining(setting + "=false");
        }
    }

    @Test
    void aCallerWhoseSnapshotIsOldStillLearnsThatAKeyIsKnown() throws SQLException {
        try (HikariDataSource pool = Databases.mariaDb(3, "")) {
            QueueSchema.install(pool);
            JdbcMessageQueue queue = JdbcMessageQueue.builder(pool).build();
            try (Connection caller = pool.getConnection();
                    Statement statement = caller.createStatement()) {
                assertThat(caller.getTransactionIsolation()).isEqualTo(Connection.TRANSACTION_REPEATABLE_READ);
                caller.setAutoCommit(false);
                statement.execute("SELECT COUNT(*) FROM sms_message");
                Enqueued first = queue.enqueue(keyed("key"));
                assertThat(queue.within(caller).enqueue(keyed("key")))
                        .isEqualTo(new Enqueued(first.id(), Novelty.REPEATED));
                caller.commit();
            }
        }
    }

    @Test
    void aConnectionKeepsItsIsolation() throws SQLException {
        try (HikariDataSource pool = Databases.mariaDb(1, "")) {
            QueueSchema.install(pool);
            JdbcMessageQueue queue = JdbcMessageQueue.builder(pool).build();
            queue.enqueue(keyed("key"));
            queue.claim("worker", 1, LEASE);
            assertThat(texts(pool, "SELECT @@tx_isolation")).containsExactly("REPEATABLE-READ");
        }
    }

    @Test
    void twoProcessesGiveDifferentSendingIds() throws SQLException {
        try (HikariDataSource pool = Databases.mariaDb(2, "");
                Connection one = pool.getConnection();
                Connection two = pool.getConnection()) {
            QueueSchema.install(LentConnections.always(one));
            BlockIds first = new BlockIds(new TableNames("sms_"));
            BlockIds second = new BlockIds(new TableNames("sms_"));
            one.setAutoCommit(false);
            two.setAutoCommit(false);
            Set<String> all = new HashSet<>(first.fresh(one, 1500));
            // Neither waits for the other's transaction, and what was rolled back isn't given again.
            all.addAll(second.fresh(two, 1500));
            one.rollback();
            all.addAll(first.fresh(one, 2000));
            one.commit();
            assertThat(all)
                    .hasSize(5000)
                    .allMatch(id -> Long.parseLong(id) >= 1 && Long.parseLong(id) <= SendingIds.LAST);
        }
    }

    private static SmsRequest keyed(String key) {
        return SmsRequest.builder(ANNA, "hello").idempotencyKey(key).build();
    }

    private static Set<String> texts(HikariDataSource pool, String query) throws SQLException {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            Set<String> texts = new HashSet<>();
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
            return texts;
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.queue.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.zaxxer.hikari.HikariDataSource;
import io.github.smsdispatch.api.DuplicatePolicy;
import io.github.smsdispatch.api.Grouping;
import io.github.smsdispatch.api.MessageId;
import io.github.smsdispatch.api.PhoneNumber;
import io.github.smsdispatch.api.Priority;
import io.github.smsdispatch.api.SmsConfigurationException;
import io.github.smsdispatch.api.SmsRequest;
import io.github.smsdispatch.api.queue.MessageStatus;
import io.github.smsdispatch.api.queue.QueueException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What may go into NAV's table, and whether it is NAV's table at all. */
class NavEnqueueTest {

    private static final PhoneNumber PHONE = PhoneNumber.of("+4712345678");
    private static final Clock NOON = Clock.fixed(Instant.parse("2026-07-01T12:00:00.5Z"), ZoneOffset.UTC);

    private final HikariDataSource nav = NavDatabase.open(3);
    private final NavSmsQueue queue = NavSmsQueue.builder(nav)
            .clock(NOON)
            .zone(ZoneId.of("Europe/Oslo"))
            .account(NavDatabase.ACCOUNT)
            .build();

    @AfterEach
    void close() {
        nav.close();
    }

    @Test
    void aMessageIsStoredAsNavStoresIt() {
        queue.enqueue(SmsRequest.builder(PHONE, "hello").severity(2).build());
        queue.insertTest(PHONE, "test");
        assertThat(NavDatabase.query(nav, "SELECT * FROM smsq ORDER BY id"))
                .containsExactly(
                        "1 1 2026-07-01 14:00:00.5 +4712345678 hello N null null 2",
                        "2 1 2026-07-01 14:00:00.5 +4712345678 test N null null null");
    }

    @Test
    void anAccountIsNeededForTestsOnly() {
        NavSmsQueue without = NavSmsQueue.builder(nav).build();
        without.enqueue(SmsRequest.builder(PHONE, "hello").build());
        assertThat(NavDatabase.query(nav, "SELECT accountid FROM smsq")).containsExactly("null");
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> without.insertTest(PHONE, "test"))
                .withMessageContaining("account: received none");
    }

    @Test
    void anAccountThatNavDoesNotKnowIsNamed() {
        NavSmsQueue unknown = NavSmsQueue.builder(nav).account(4711).build();
        assertThatExceptionOfType(QueueException.class)
                .isThrownBy(() -> unknown.insertTest(PHONE, "test"))
                .withMessageContaining("account: received 4711");
        assertThatExceptionOfType(QueueException.class)
                .isThrownBy(() -> unknown.enqueue(SmsRequest.of(PHONE.value(), "hello")))
                .withMessageContaining("account: received 4711");
        assertThat(unknown.counts()).containsEntry(MessageStatus.PENDING, 0L);
    }

    @Test
    void whatIsTooLongIsRefusedWithItsLimitAndNeverCut() {
        refused(SmsRequest.of("+123456789012345", "hello"), "phone: received 16 characters", "1 to 15");
        refused(SmsRequest.of("+4712345678", "é".repeat(146)), "msg: received 146 characters", "1 to 145");
        String emoji = "😀".repeat(145);
        MessageId id = queue.enqueue(SmsRequest.of("123456789012345", emoji)).id();
        assertThat(queue.find(id).orElseThrow().request().text()).isEqualTo(emoji);
        assertThat(queue.find(id).orElseThrow().request().to().value()).isEqualTo("123456789012345");
    }

    @Test
    void whatTheTableHasNoPlaceForIsRefusedAndNothingIsStored() {
        refused(with(r -> r.priority(Priority.URGENT)), "priority: received URGENT", "NORMAL");
        refused(with(r -> r.duplicatePolicy(DuplicatePolicy.AT_LEAST_ONCE)), "duplicatePolicy", "RESOLVE_FIRST");
        refused(with(r -> r.expiresAt(Instant.parse("2027-01-01T00:00:00Z"))), "expiresAt", "none");
        refused(with(r -> r.idempotencyKey("key")), "idempotencyKey", "none");
        refused(with(r -> r.orderingKey("key")), "orderingKey", "none");
        refused(with(r -> r.collapseKey("key")), "collapseKey", "none");
        refused(with(r -> r.tenant("name")), "tenant", "none");
    }

    @Test
    void theGroupingIsTheQueues() {
        MessageId id = queue.enqueue(with(r -> r.grouping(Grouping.SEPARATE))).id();
        assertThat(queue.find(id).orElseThrow().request().grouping()).isEqualTo(Grouping.DIGEST);
    }

    @Test
    void aSendingIdThatIsNoNumberIsRefusedWhenAnOperatorGivesIt() {
        MessageId id = queue.enqueue(with(r -> {})).id();
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> queue.setStatus(id, MessageStatus.SENT, Optional.of("b19")))
                .withMessageContaining("0 to 2147483647");
        assertThat(queue.setStatus(id, MessageStatus.SENT, Optional.of("2147483647")))
                .isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"smsid", "severity", "timesent"})
    void aTableWithoutAColumnIsRefusedWithItsName(String column) {
        Databases.execute(nav, "ALTER TABLE smsq DROP COLUMN " + column);
        assertThatExceptionOfType(SmsConfigurationException.class)
                .isThrownBy(() -> NavSmsQueue.builder(nav).build())
                .withMessageContaining("table smsq, column " + column + ": received nothing");
    }

    @Test
    void aColumnOfAnotherTypeIsRefused() {
        Databases.execute(nav, "ALTER TABLE smsq ALTER timesent TYPE timestamptz");
        assertThatExceptionOfType(SmsConfigurationException.class)
                .isThrownBy(() -> NavSmsQueue.builder(nav).build())
                .withMessageContaining("timestamp without time zone");
    }

    @Test
    void aTableElsewhereIsFoundByItsSchemaAndAMissingOneNamed() {
        Databases.execute(
                nav,
                "DROP SCHEMA IF EXISTS profiles CASCADE; CREATE SCHEMA profiles;"
                        + " ALTER TABLE smsq SET SCHEMA profiles");
        assertThatExceptionOfType(SmsConfigurationException.class)
                .isThrownBy(() -> NavSmsQueue.builder(nav).build())
                .withMessageContaining("table: received smsq");
        NavSmsQueue elsewhere = NavSmsQueue.builder(nav).table("profiles.smsq").build();
        elsewhere.enqueue(with(r -> {}));
        assertThat(elsewhere.claim("worker", 1, Duration.ofMinutes(1))).hasSize(1);
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> NavSmsQueue.builder(nav).table("smsq; DROP TABLE smsq"))
                .withMessageContaining("table: received");
    }

    @Test
    void anotherProductIsRefused() {
        try (HikariDataSource h2 = Databases.h2(1)) {
            assertThatExceptionOfType(SmsConfigurationException.class)
                    .isThrownBy(() -> NavSmsQueue.builder(h2).build())
                    .withMessageContaining("PostgreSQL");
        }
    }

    private static SmsRequest with(Consumer<SmsRequest.Builder> more) {
        SmsRequest.Builder request = SmsRequest.builder(PHONE, "hello");
        more.accept(request);
        return request.build();
    }

    private void refused(SmsRequest request, String received, String allowed) {
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> queue.enqueueAll(List.of(with(r -> {}), request)))
                .withMessageContaining(received)
                .withMessageContaining(allowed)
                .withMessageNotContaining("4712345678");
        assertThat(queue.counts()).containsEntry(MessageStatus.PENDING, 0L);
    }
}

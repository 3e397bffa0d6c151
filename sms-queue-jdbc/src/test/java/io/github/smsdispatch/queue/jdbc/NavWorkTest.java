// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.queue.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.zaxxer.hikari.HikariDataSource;
import io.github.smsdispatch.api.DeliveryReport;
import io.github.smsdispatch.api.DeliveryStatus;
import io.github.smsdispatch.api.DuplicatePolicy;
import io.github.smsdispatch.api.MessageId;
import io.github.smsdispatch.api.PhoneNumber;
import io.github.smsdispatch.api.SmsRequest;
import io.github.smsdispatch.api.queue.Claim;
import io.github.smsdispatch.api.queue.LateReport;
import io.github.smsdispatch.api.queue.Mark;
import io.github.smsdispatch.api.queue.MessageStatus;
import io.github.smsdispatch.api.queue.QueueException;
import io.github.smsdispatch.api.queue.QueuedMessage;
import io.github.smsdispatch.api.queue.Reported;
import io.github.smsdispatch.api.queue.Reported.Effect;
import io.github.smsdispatch.testkit.MutableClock;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Digests of NAV's alerts: claimed, sent, lost, and what its table shows meanwhile. */
class NavWorkTest {

    private static final Duration LEASE = Duration.ofMinutes(1);
    private static final String ANNA = "+4711111111";
    private static final String BERT = "22222222";

    private final MutableClock clock = MutableClock.at(Instant.parse("2026-03-01T12:00:00Z"));
    private final HikariDataSource nav = NavDatabase.open(4);
    private final NavSmsQueue queue = open(DuplicatePolicy.RESOLVE_FIRST);

    private NavSmsQueue open(DuplicatePolicy policy) {
        return NavSmsQueue.builder(nav)
                .clock(clock)
                .zone(ZoneOffset.ofHours(2))
                .duplicatePolicy(policy)
                .build();
    }

    @AfterEach
    void close() {
        nav.close();
    }

    @Test
    void mostSevereFirstThenWithoutSeverityAndEachByAge() {
        alert(ANNA, "none", "NULL");
        alert(ANNA, "mild", "5");
        alert(ANNA, "severe old", "1");
        alert(ANNA, "severe young", "1");
        assertThat(texts(queue.claim("worker", 1, LEASE)))
                .containsExactly("severe old", "severe young", "mild", "none");
    }

    @Test
    void messagesOfOneRecipientShareASendingIdAsTheyShareAnSms() {
        alert(ANNA, "one", "1");
        alert(BERT, "two", "2");
        alert(ANNA, "three", "3");
        List<QueuedMessage> claimed = queue.claim("worker", 10, LEASE);
        assertThat(claimed).hasSize(3);
        assertThat(claimed.stream().filter(m -> m.request().to().value().equals(ANNA)))
                .extracting(m -> m.progress().sendingId())
                .hasSize(2)
                .containsOnly(claimed.get(0).progress().sendingId());
        assertThat(claimed.stream().map(m -> m.progress().sendingId()).distinct())
                .hasSize(2);
    }

    @Test
    void aClaimOfOneTakesAllOfOneRecipientAndNobodyElses() {
        alert(ANNA, "one", "3");
        alert(BERT, "two", "1");
        alert(ANNA, "three", "3");
        assertThat(texts(queue.claim("worker", 1, LEASE))).containsExactly("two");
        assertThat(texts(queue.claim("worker", 1, LEASE))).containsExactly("one", "three");
        assertThat(queue.claim("worker", 1, LEASE)).isEmpty();
    }

    @Test
    void whatADeadWorkerHadClaimedBecomesUnknownAndIsNotSentAgain() {
        long one = alert(ANNA, "one", "1");
        long two = alert(ANNA, "two", "1");
        List<QueuedMessage> claimed = queue.claim("dead", 1, LEASE);
        NavSmsQueue other = open(DuplicatePolicy.RESOLVE_FIRST);
        assertThat(other.claim("living", 10, LEASE)).isEmpty();
        clock.advance(LEASE);
        assertThat(other.claim("living", 10, LEASE)).isEmpty();
        assertThat(other.sweep(10)).extracting(QueuedMessage::status).containsOnly(MessageStatus.UNKNOWN);
        clock.advance(Duration.ofDays(30));
        assertThat(other.claim("living", 10, LEASE)).isEmpty();
        assertThat(other.sweep(10)).isEmpty();
        assertThat(other.sendAgain(claimed.get(0).id())).isFalse();
        assertThat(other.review(10, LEASE))
                .extracting(m -> m.progress().sendingId())
                .containsOnly(claimed.get(0).progress().sendingId())
                .hasSize(2);
        assertThat(NavDatabase.row(nav, one)).startsWith("N ");
        assertThat(NavDatabase.row(nav, two)).startsWith("N ");
    }

    @Test
    void atLeastOnceIsSentAgainUnderAFreshIdAndAtMostOnceIsLeftAlone() {
        NavSmsQueue atLeastOnce = open(DuplicatePolicy.AT_LEAST_ONCE);
        alert(ANNA, "one", "1");
        QueuedMessage lost = atLeastOnce.claim("dead", 1, LEASE).get(0);
        clock.advance(LEASE);
        assertThat(atLeastOnce.sweep(10)).hasSize(1);
        assertThat(open(DuplicatePolicy.AT_MOST_ONCE).review(10, LEASE)).isEmpty();
        assertThat(atLeastOnce.review(10, LEASE)).hasSize(1);
        assertThat(atLeastOnce.sendAgain(lost.id())).isTrue();
        QueuedMessage again = atLeastOnce.claim("living", 1, LEASE).get(0);
        assertThat(again.progress().attempts()).isEqualTo(2);
        assertThat(again.progress().sendingId()).isNotEqualTo(lost.progress().sendingId());
    }

    @Test
    void anOperatorsWordCountsAfreshAfterAFailureAndGoesOnAfterAnUnknown() {
        long id = alert(ANNA, "one", "1");
        QueuedMessage first = queue.claim("worker", 1, LEASE).get(0);
        mark(first, MessageStatus.FAILED, null);
        assertThat(NavDatabase.row(nav, id)).isEqualTo("I " + first.progress().sendingId() + " 2026-03-01 14:00:00");
        assertThat(queue.requeue(first.id())).isTrue();
        QueuedMessage second = queue.claim("worker", 1, LEASE).get(0);
        assertThat(second.progress().attempts()).isEqualTo(1);
        assertThat(second.progress().sendingId()).isNotEqualTo(first.progress().sendingId());
        mark(second, MessageStatus.UNKNOWN, null);
        assertThat(queue.requeue(first.id())).isTrue();
        assertThat(queue.claim("worker", 1, LEASE).get(0).progress().attempts()).isEqualTo(2);
    }

    @Test
    void aSentRowHoldsWhatNavWritesThere() {
        long own = alert(ANNA, "own id", "1");
        mark(queue.claim("worker", 1, LEASE).get(0), MessageStatus.SENT, "42");
        long foreign = alert(ANNA, "id that is no number", "1");
        mark(queue.claim("worker", 1, LEASE).get(0), MessageStatus.SENT, "b1946ac9");
        assertThat(NavDatabase.row(nav, own)).isEqualTo("Y 42 2026-03-01 14:00:00");
        assertThat(NavDatabase.row(nav, foreign)).isEqualTo("Y 0 2026-03-01 14:00:00");
    }

    @Test
    void attemptsAreCountedOverManyTries() {
        alert(ANNA, "one", "1");
        for (int attempt = 1; attempt <= 70; attempt++) {
            QueuedMessage claimed = queue.claim("worker", 1, LEASE).get(0);
            assertThat(claimed.progress().attempts()).isEqualTo(attempt);
            assertThat(queue.extend(List.of(claim(claimed)), LEASE)).isEqualTo(1);
            mark(claimed, MessageStatus.PENDING, null);
        }
    }

    @Test
    void rowsThatWereEditedByHandAreSentLikeAnyOther() {
        long negative = alert(ANNA, "negative", "1");
        long back = alert(BERT, "set back after it was sent", "1");
        Databases.execute(nav, "UPDATE smsq SET smsid = -5 WHERE id = " + negative);
        Databases.execute(nav, "UPDATE smsq SET smsid = 77, timesent = '2026-03-01 14:00:00.1' WHERE id = " + back);
        assertThat(queue.counts()).containsEntry(MessageStatus.PENDING, 2L);
        List<QueuedMessage> claimed = queue.claim("worker", 10, LEASE);
        assertThat(claimed).extracting(m -> m.progress().attempts()).containsExactly(6, 1);
    }

    @Test
    void cancellingLeavesARowAsNavCancelsIt() {
        long old = alert(ANNA, "old", "1");
        clock.advance(Duration.ofMinutes(5));
        long young = alert(ANNA, "young", "1");
        assertThat(texts(queue.cancelOlderThan(Duration.ofMinutes(5)))).containsExactly("old");
        assertThat(NavDatabase.row(nav, old)).isEqualTo("I null null");
        assertThat(NavDatabase.row(nav, young)).isEqualTo("N null null");
    }

    @Test
    void aReportProvesWhatWasUnknownForTheWholeDigest() {
        alert(ANNA, "one", "1");
        alert(ANNA, "two", "1");
        List<QueuedMessage> lost = queue.claim("dead", 1, LEASE);
        DeliveryReport report = report(lost.get(0).progress().sendingId());
        clock.advance(LEASE);
        queue.sweep(10);
        Reported resolved = queue.report(report);
        assertThat(resolved.effect()).isEqualTo(Effect.RESOLVED);
        assertThat(resolved.messages())
                .containsExactlyElementsOf(lost.stream().map(QueuedMessage::id).toList());
        assertThat(resolved.recipient()).isEqualTo(PhoneNumber.of(ANNA));
        assertThat(queue.counts()).containsEntry(MessageStatus.SENT, 2L);
        assertThat(queue.report(report).effect()).isEqualTo(Effect.APPLIED);
    }

    @Test
    void aReportThatOvertakesItsMarkIsJoinedByIt() {
        alert(ANNA, "answer comes late", "1");
        QueuedMessage late = queue.claim("worker", 1, LEASE).get(0);
        DeliveryReport first = report(late.progress().sendingId());
        assertThat(queue.report(first).effect()).isEqualTo(Effect.KEPT);
        mark(late, MessageStatus.SENT, late.progress().sendingId());
        assertThat(queue.lateReports())
                .containsExactly(
                        new LateReport(first, new Reported(Effect.APPLIED, List.of(late.id()), PhoneNumber.of(ANNA))));
        alert(ANNA, "answer is lost", "1");
        QueuedMessage lost = queue.claim("worker", 1, LEASE).get(0);
        queue.report(report(lost.progress().sendingId()));
        mark(lost, MessageStatus.UNKNOWN, lost.progress().sendingId());
        assertThat(queue.find(lost.id()).orElseThrow().status()).isEqualTo(MessageStatus.SENT);
        alert(ANNA, "worker is lost", "1");
        QueuedMessage orphan = queue.claim("dead", 1, LEASE).get(0);
        queue.report(report(orphan.progress().sendingId()));
        clock.advance(LEASE);
        queue.sweep(10);
        assertThat(queue.find(orphan.id()).orElseThrow().status()).isEqualTo(MessageStatus.SENT);
        assertThat(queue.lateReports()).extracting(l -> l.reported().effect()).containsOnly(Effect.RESOLVED);
        assertThat(queue.lateReports()).isEmpty();
    }

    @Test
    void aReportMeansTheNewestSmsUnderItsIdAndNoneOfLongAgo() {
        alert(ANNA, "old", "1");
        mark(queue.claim("worker", 1, LEASE).get(0), MessageStatus.SENT, "7");
        clock.advance(Duration.ofHours(1));
        alert(BERT, "new", "1");
        QueuedMessage newest = queue.claim("worker", 1, LEASE).get(0);
        mark(newest, MessageStatus.SENT, "7");
        assertThat(queue.report(report("7")))
                .isEqualTo(new Reported(Effect.APPLIED, List.of(newest.id()), PhoneNumber.of(BERT)));
        clock.advance(Duration.ofDays(2));
        assertThat(queue.report(report("7")).effect()).isEqualTo(Effect.KEPT);
        assertThat(queue.report(report("0")).effect()).isEqualTo(Effect.KEPT);
    }

    @Test
    void whatCouldNotBeReleasedInTimeIsNotTakenForSentWithTheRestOfItsDigest() {
        AtomicBoolean away = new AtomicBoolean();
        NavSmsQueue shaky = NavSmsQueue.builder(new LentConnections(() -> {
                    if (away.get()) {
                        throw new SQLException("gone", "08006");
                    }
                    return nav.getConnection();
                }))
                .clock(clock)
                .build();
        alert(ANNA, "carried", "1");
        alert(ANNA, "left over", "2");
        List<QueuedMessage> claimed = shaky.claim("worker", 1, LEASE);
        away.set(true);
        assertThatExceptionOfType(QueueException.class).isThrownBy(() -> shaky.release(List.of(claim(claimed.get(1)))));
        assertThatExceptionOfType(QueueException.class).isThrownBy(() -> shaky.sweep(10));
        clock.advance(LEASE);
        assertThat(queue.sweep(10)).hasSize(2);
        away.set(false);
        assertThat(shaky.sweep(10)).isEmpty();
        assertThat(queue.report(report(claimed.get(0).progress().sendingId())).messages())
                .containsExactly(claimed.get(0).id());
        assertThat(texts(queue.claim("worker", 1, LEASE))).containsExactly("left over");
    }

    @Test
    void aMessageForLaterWaitsAndSaysSo() {
        Instant later = clock.instant().plusSeconds(60);
        queue.enqueue(SmsRequest.builder(PhoneNumber.of(ANNA), "later")
                .notBefore(later)
                .build());
        assertThat(queue.messages(MessageStatus.PENDING, 1).get(0).request().notBefore())
                .contains(later);
        assertThat(queue.claim("worker", 1, LEASE)).isEmpty();
        clock.advance(Duration.ofSeconds(60));
        assertThat(queue.claim("worker", 1, LEASE)).hasSize(1);
    }

    @Test
    void finishedRowsAreOutOfAClaimsWayButAnOldOneCanBeRequeued() {
        Databases.execute(
                nav,
                "INSERT INTO smsq (time, phone, msg, sent, smsid, timesent) SELECT now(), '" + ANNA + "', 'old',"
                        + " 'I', 0, now() FROM generate_series(1, 3000)");
        assertThat(queue.claim("worker", 1, LEASE)).isEmpty();
        assertThat(queue.requeue(MessageId.of(5))).isTrue();
        assertThat(queue.claim("worker", 1, LEASE)).hasSize(1);
        alert(BERT, "new", "1");
        assertThat(texts(queue.claim("worker", 1, LEASE))).containsExactly("new");
    }

    private long alert(String phone, String text, String severity) {
        long id = NavDatabase.alert(nav, phone, text, severity);
        String local = clock.instant()
                .atOffset(ZoneOffset.ofHours(2))
                .toLocalDateTime()
                .toString();
        Databases.execute(nav, "UPDATE smsq SET time = '" + local + "' WHERE id = " + id);
        return id;
    }

    private static Claim claim(QueuedMessage message) {
        return new Claim(message.id(), "worker", message.progress().attempts());
    }

    private void mark(QueuedMessage message, MessageStatus status, String sendingId) {
        Mark mark = new Mark(claim(message), status, "gateway", sendingId, 1, "as tested", null);
        assertThat(queue.mark(List.of(mark))).isEqualTo(Set.of(message.id()));
    }

    private DeliveryReport report(String sendingId) {
        return new DeliveryReport(
                "gateway", new DeliveryReport.BySendingId(sendingId), DeliveryStatus.DELIVERED, clock.instant(), "0");
    }

    private static List<String> texts(List<QueuedMessage> messages) {
        return messages.stream().map(m -> m.request().text()).toList();
    }
}

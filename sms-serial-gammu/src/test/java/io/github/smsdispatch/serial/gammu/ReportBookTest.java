// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.serial.gammu;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.smsdispatch.api.DeliveryReport;
import io.github.smsdispatch.api.DeliveryStatus;
import io.github.smsdispatch.api.PhoneNumber;
import io.github.smsdispatch.testkit.MutableClock;
import io.github.smsdispatch.tpdu.Address;
import io.github.smsdispatch.tpdu.ReportStatus;
import io.github.smsdispatch.tpdu.StatusReport;
import io.github.smsdispatch.tpdu.Timestamp;
import io.github.smsdispatch.tpdu.TypeOfNumber;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ReportBookTest {

    private static final PhoneNumber PHONE = PhoneNumber.of("+4712345678");

    private final MutableClock clock = MutableClock.at(Instant.parse("2026-11-22T06:00:00Z"));
    private final AtomicInteger reviews = new AtomicInteger();
    private final ReportBook book = new ReportBook("modem1", clock, reviews::incrementAndGet);

    private void sent(String id, int total, int index, int reference) {
        book.sent(id, new Progress(PHONE, "x", 1, total), index, reference, clock.instant());
    }

    private StatusReport report(int reference, String digits, int status, Instant taken) {
        Timestamp stamp = Timestamp.of(OffsetDateTime.ofInstant(taken, ZoneOffset.UTC));
        return StatusReport.of(
                reference,
                Address.ofDigits(TypeOfNumber.INTERNATIONAL, digits),
                stamp,
                stamp,
                new ReportStatus(status));
    }

    private StatusReport report(int reference, int status) {
        return report(reference, "4712345678", status, clock.instant());
    }

    private static DeliveryReport.Subject id(String sendingId) {
        return new DeliveryReport.BySendingId(sendingId);
    }

    @Test
    void reportNamesTheSmsWithItsReferenceAndRecipient() {
        sent("a", 1, 0, 7);
        assertThat(book.take(report(7, 0))).hasValueSatisfying(report -> {
            assertThat(report.about()).isEqualTo(id("a"));
            assertThat(report.status()).isEqualTo(DeliveryStatus.DELIVERED);
        });
    }

    @Test
    void wrappedReferenceIsToldByTheTime() {
        sent("old", 1, 0, 7);
        Instant first = clock.instant();
        clock.advance(Duration.ofHours(3));
        sent("new", 1, 0, 7);
        assertThat(book.take(report(7, "4712345678", 0, first)))
                .map(DeliveryReport::about)
                .hasValue(id("old"));
        assertThat(book.take(report(7, 0))).map(DeliveryReport::about).hasValue(id("new"));
    }

    @Test
    void numberMayBeRewrittenByTheNetwork() {
        sent("a", 1, 0, 7);
        assertThat(book.take(report(7, "012345678", 0, clock.instant()))).isPresent();
    }

    @Test
    void reportForAnotherRecipientIsNotOurs() {
        sent("a", 1, 0, 7);
        assertThat(book.take(report(7, "4799999999", 0, clock.instant()))).isEmpty();
        clock.advance(Duration.ofMinutes(3));
        assertThat(book.review()).isEmpty();
        assertThat(book.foreign()).isEqualTo(1);
    }

    @Test
    void reportBeforeTheAnswerIsKept() {
        assertThat(book.take(report(7, 0))).isEmpty();
        sent("a", 1, 0, 7);
        assertThat(reviews).hasValue(1);
        assertThat(book.review()).extracting(DeliveryReport::about).containsExactly(id("a"));
    }

    @Test
    void reportOnAnSmsWithoutAnswerGoesByRecipient() {
        book.doubted(PHONE, clock.instant());
        book.take(report(9, 0));
        assertThat(book.review())
                .extracting(DeliveryReport::about)
                .containsExactly(new DeliveryReport.ByRecipient("4712345678", ReportBook.WINDOW));
    }

    @Test
    void reportOnAnSmsOfAnEarlierProcessGoesByRecipient() {
        book.take(report(9, "4712345678", 0, clock.instant().minus(Duration.ofHours(1))));
        assertThat(book.review()).hasSize(1);
    }

    @Test
    void textIsDeliveredWhenAllItsSegmentsAre() {
        sent("a", 2, 0, 7);
        sent("a", 2, 1, 8);
        assertThat(book.take(report(8, 0))).isEmpty();
        assertThat(book.take(report(7, 0))).map(DeliveryReport::status).hasValue(DeliveryStatus.DELIVERED);
    }

    @Test
    void textFailsWithItsFirstFailedSegmentAndOnlyOnce() {
        sent("a", 2, 0, 7);
        sent("a", 2, 1, 8);
        assertThat(book.take(report(8, 0x46))).map(DeliveryReport::status).hasValue(DeliveryStatus.EXPIRED);
        assertThat(book.take(report(7, 0x41))).isEmpty();
    }

    @Test
    void repeatedReportIsToldOnce() {
        sent("a", 1, 0, 7);
        assertThat(book.take(report(7, 0x20))).map(DeliveryReport::status).hasValue(DeliveryStatus.ON_NETWORK);
        assertThat(book.take(report(7, 0x20))).isEmpty();
        assertThat(book.take(report(7, 0))).map(DeliveryReport::status).hasValue(DeliveryStatus.DELIVERED);
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.api.route;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.smsdispatch.api.Capabilities;
import io.github.smsdispatch.api.Capabilities.Reports;
import io.github.smsdispatch.api.Capabilities.SendingIds;
import io.github.smsdispatch.api.Dispatcher;
import io.github.smsdispatch.api.FormattedSms;
import io.github.smsdispatch.api.Outcome;
import io.github.smsdispatch.api.PhoneNumber;
import io.github.smsdispatch.api.ScriptedDispatcher;
import io.github.smsdispatch.api.SendResult;
import io.github.smsdispatch.api.Sms;
import io.github.smsdispatch.api.SmsMessage;
import io.github.smsdispatch.api.UnavailableReason;
import io.github.smsdispatch.api.text.SmsFormat;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FailoverBatchTest {

    private static final Outcome BUSY = new Outcome.Unavailable(UnavailableReason.BUSY, "in use");

    private static List<Sms> batch(int size) {
        return IntStream.range(0, size)
                .mapToObj(i -> Sms.of(PhoneNumber.of("+47" + (10_000_000 + i)), List.of(SmsMessage.of("n" + i))))
                .toList();
    }

    private static FormattedSms formatted(Sms sms) {
        return SmsFormat.standard().format(sms.messages());
    }

    /** Accepts with the text as the id, so that a result can be told from its neighbours. */
    private static SendResult accept(String name, Sms sms) {
        return SendResult.of(
                name, formatted(sms), new Outcome.Accepted(sms.messages().get(0).text(), 1));
    }

    private static Capabilities batches(int size) {
        return Capabilities.builder().batchSize(size).inFlight(4).build();
    }

    @Test
    void aBatchIsCutToTheNextDispatchersSizeAndEachResultStaysWithItsSms() {
        ScriptedDispatcher first = ScriptedDispatcher.answering("first", BUSY).with(batches(25));
        ScriptedDispatcher second =
                ScriptedDispatcher.doing("second", sms -> accept("second", sms)).with(batches(10));
        List<SendResult> results =
                FailoverDispatcher.of("failover", List.of(first, second)).sendBatch(batch(25));
        assertThat(first.batchSizes()).containsExactly(25);
        assertThat(second.batchSizes()).containsExactly(10, 10, 5);
        assertThat(results)
                .extracting(result -> result.orThrow().sendingId())
                .containsExactlyElementsOf(
                        IntStream.range(0, 25).mapToObj(i -> "n" + i).toList());
        assertThat(results).allSatisfy(result -> assertThat(result.attempts()).hasSize(2));
    }

    @Test
    void onlyTheUnavailableOnesOfABatchGoOn() {
        ScriptedDispatcher first = ScriptedDispatcher.doing("first", sms -> {
                    int i = sms.recipient().digits().charAt(9) - '0';
                    return i % 2 == 0 ? accept("first", sms) : SendResult.of("first", formatted(sms), BUSY);
                })
                .with(batches(10));
        ScriptedDispatcher second = ScriptedDispatcher.doing("second", sms -> accept("second", sms));
        List<SendResult> results =
                FailoverDispatcher.of("failover", List.of(first, second)).sendBatch(batch(5));
        assertThat(results)
                .extracting(result -> result.dispatcher().orElseThrow())
                .containsExactly("first", "second", "first", "second", "first");
        assertThat(second.sent())
                .extracting(sms -> sms.messages().get(0).text())
                .containsExactly("n1", "n3");
    }

    @Test
    void anEmptyBatchAsksNobody() {
        ScriptedDispatcher first = ScriptedDispatcher.answering("first", BUSY);
        assertThat(FailoverDispatcher.of("failover", List.of(first)).sendBatch(List.of()))
                .isEmpty();
        assertThat(first.batchSizes()).isEmpty();
    }

    @Test
    void capabilitiesAreThoseOfTheFirstThatTakesAnything() {
        ScriptedDispatcher resting = ScriptedDispatcher.answering("resting", BUSY)
                .with(Capabilities.builder()
                        .inFlight(0)
                        .batchSize(99)
                        .maxSegments(2)
                        .build());
        ScriptedDispatcher working = ScriptedDispatcher.answering("working", BUSY)
                .with(Capabilities.builder()
                        .inFlight(7)
                        .batchSize(20)
                        .maxSegments(3)
                        .reports(Reports.HANDSET)
                        .build());
        ScriptedDispatcher choosing = ScriptedDispatcher.answering("choosing", BUSY)
                .with(Capabilities.builder()
                        .sendingIds(SendingIds.CHOSEN_BY_CLIENT)
                        .maxSegments(1)
                        .build());
        Capabilities all = FailoverDispatcher.of("failover", List.of(resting, working, choosing))
                .capabilities();
        assertThat(all.inFlight()).isEqualTo(7);
        assertThat(all.batchSize()).isEqualTo(20);
        assertThat(all.maxSegments()).isEqualTo(3);
        assertThat(all.reports()).isEqualTo(Reports.HANDSET);
        assertThat(all.sendingIds()).isEqualTo(SendingIds.CHOSEN_BY_CLIENT);
    }

    @Test
    void whenAllRestTheWorkerRests() {
        Capabilities none = Capabilities.builder().inFlight(0).build();
        FailoverDispatcher failover = FailoverDispatcher.of(
                "failover",
                List.of(
                        ScriptedDispatcher.answering("a", BUSY).with(none),
                        ScriptedDispatcher.answering("b", BUSY).with(none)));
        assertThat(failover.capabilities().inFlight()).isZero();
        assertThat(failover.capabilities().sendingIds()).isEqualTo(SendingIds.CHOSEN_BY_TRANSPORT);
    }

    /** A dispatcher that can't even tell what it can do. */
    private static final class Confused implements Dispatcher {

        @Override
        public String name() {
            return "confused";
        }

        @Override
        public SendResult sendSms(PhoneNumber phone, List<SmsMessage> messages) {
            return accept("confused", Sms.of(phone, messages));
        }

        @Override
        public Capabilities capabilities() {
            throw new IllegalStateException("confused");
        }
    }

    @Test
    void aDispatcherThatCanNotTellItsLimitsLosesNoResultOfTheOthers() {
        ScriptedDispatcher first = ScriptedDispatcher.doing(
                        "first",
                        sms -> sms.messages().get(0).text().equals("n0")
                                ? accept("first", sms)
                                : SendResult.of("first", formatted(sms), BUSY))
                .with(batches(10));
        FailoverDispatcher failover = FailoverDispatcher.of("failover", List.of(first, new Confused()));
        assertThat(failover.sendBatch(batch(3)))
                .extracting(result -> result.dispatcher().orElseThrow())
                .containsExactly("first", "confused", "confused");
        assertThat(failover.capabilities().batchSize()).isEqualTo(10);
    }
}

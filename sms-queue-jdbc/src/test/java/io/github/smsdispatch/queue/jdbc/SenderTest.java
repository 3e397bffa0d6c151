// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.queue.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.smsdispatch.api.Capabilities;
import io.github.smsdispatch.api.DuplicatePolicy;
import io.github.smsdispatch.api.Grouping;
import io.github.smsdispatch.api.MessageId;
import io.github.smsdispatch.api.Outcome;
import io.github.smsdispatch.api.PhoneNumber;
import io.github.smsdispatch.api.Posting;
import io.github.smsdispatch.api.RejectionReason;
import io.github.smsdispatch.api.RetrySchedule;
import io.github.smsdispatch.api.Sms;
import io.github.smsdispatch.api.SmsEvent;
import io.github.smsdispatch.api.SmsMessage;
import io.github.smsdispatch.api.SmsRequest;
import io.github.smsdispatch.api.SmsSender;
import io.github.smsdispatch.api.UnavailableReason;
import io.github.smsdispatch.api.UnknownReason;
import io.github.smsdispatch.api.WorkerSettings;
import io.github.smsdispatch.api.queue.MessageStatus;
import io.github.smsdispatch.api.queue.QueuedMessage;
import io.github.smsdispatch.testkit.RecordingDispatcher;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The sender with its worker on a real queue: what becomes of a message for each outcome. */
class SenderTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final PhoneNumber ANNA = PhoneNumber.of("+15550100001");
    private static final PhoneNumber BERT = PhoneNumber.of("+15550100002");
    private static final RetrySchedule SOON = new RetrySchedule(Duration.ofMillis(20), 1, Duration.ofMillis(20), 3);

    @TempDir
    private Path folder;

    private final RecordingDispatcher primary = RecordingDispatcher.named("primary");
    private final RecordingDispatcher reserve = RecordingDispatcher.named("reserve");
    private final BlockingQueue<SmsEvent> events = new LinkedBlockingQueue<>();
    private JdbcMessageQueue queue;
    private SmsSender sender;

    @BeforeEach
    void open() {
        queue = JdbcMessageQueue.openH2(folder.resolve("queue"));
        sender = SmsSender.builder()
                .dispatcher(primary)
                .dispatcher(reserve)
                .queue(queue)
                .listener(events::add)
                .worker(WorkerSettings.standard()
                        .withRetry(SOON)
                        .withResolveEvery(Duration.ofMillis(50))
                        .withDrain(Duration.ofSeconds(5)))
                .build();
    }

    @AfterEach
    void close() {
        primary.release();
        sender.close();
        queue.close();
    }

    @Test
    void aStreamOfMessagesIsToldMessageByMessage() {
        List<Long> heard = new ArrayList<>();
        long count = sender.enqueueStream(
                IntStream.range(0, 1500)
                        .mapToObj(i -> SmsRequest.of(ANNA.value(), "message " + i))
                        .iterator(),
                (part, soFar) -> heard.add(soFar));

        assertThat(count).isEqualTo(1500);
        assertThat(heard).containsExactly(1000L, 1500L);
        assertThat(events).hasSize(1500).allMatch(event -> event.type() == SmsEvent.Type.ENQUEUED);
        assertThat(queue.counts()).containsEntry(MessageStatus.PENDING, 1500L);
    }

    @Test
    void acceptedMessageIsSentOnceAndEachStepIsTold() throws InterruptedException {
        MessageId id = sender.enqueue(SmsRequest.of(ANNA.value(), "hello")).id();
        sender.start();

        await(id, MessageStatus.SENT);

        assertThat(typesUntil(SmsEvent.Type.ACCEPTED))
                .containsExactly(
                        SmsEvent.Type.ENQUEUED, SmsEvent.Type.CLAIMED, SmsEvent.Type.ATTEMPTED, SmsEvent.Type.ACCEPTED);
        assertThat(primary.sent()).hasSize(1);
        assertThat(reserve.sent()).isEmpty();
    }

    @Test
    void unavailableFirstDispatcherLeavesTheMessageToTheSecond() throws InterruptedException {
        primary.answer(sms -> unavailable());
        MessageId id = sender.enqueue(SmsRequest.of(ANNA.value(), "hello")).id();
        sender.start();

        QueuedMessage message = await(id, MessageStatus.SENT);

        assertThat(message.progress().dispatcher()).isEqualTo("reserve");
    }

    @Test
    void unknownOutcomeStopsFailoverAndIsNeverSentAgainByItself() throws InterruptedException {
        primary.answer(sms -> unknown());
        MessageId id = sender.enqueue(SmsRequest.of(ANNA.value(), "hello")).id();
        sender.start();

        await(id, MessageStatus.UNKNOWN);
        MessageId later = sender.enqueue(SmsRequest.of(BERT.value(), "later")).id();
        await(later, MessageStatus.UNKNOWN);

        assertThat(primary.sent()).hasSize(2);
        assertThat(reserve.sent()).isEmpty();
    }

    @Test
    void atLeastOnceSendsAnUnknownAgainUnderItsOldSendingId() throws InterruptedException {
        primary.capabilities(Capabilities.builder()
                .sendingIds(Capabilities.SendingIds.CHOSEN_BY_CLIENT)
                .build());
        primary.answerNext(unknown());
        MessageId id = sender.enqueue(SmsRequest.builder(ANNA, "alarm")
                        .duplicatePolicy(DuplicatePolicy.AT_LEAST_ONCE)
                        .build())
                .id();
        sender.start();

        await(id, MessageStatus.SENT);

        List<Sms> sent = primary.sent();
        assertThat(sent).hasSize(2);
        assertThat(sent.get(1).sendingId()).isEqualTo(sent.get(0).sendingId());
        assertThat(sent).extracting(Sms::posting).containsExactly(Posting.FIRST, Posting.REPEAT);
    }

    @Test
    void rejectedMessageFailsAtOnceAndHoldsUpNobody() throws InterruptedException {
        primary.answer(sms -> sms.recipient().equals(ANNA)
                ? new Outcome.Rejected(RejectionReason.INVALID_RECIPIENT, "9", "no such number")
                : new Outcome.Accepted("1", 1));
        MessageId bad = sender.enqueue(SmsRequest.of(ANNA.value(), "hello")).id();
        MessageId good = sender.enqueue(SmsRequest.of(BERT.value(), "hello")).id();
        sender.start();

        await(good, MessageStatus.SENT);
        QueuedMessage failed = await(bad, MessageStatus.FAILED);

        assertThat(failed.progress().detail()).contains("9");
        assertThat(reserve.sent()).isEmpty();
    }

    @Test
    void unavailableMessageIsTriedAgainAndFailsAtItsLimit() throws InterruptedException {
        primary.answer(sms -> unavailable());
        reserve.answer(sms -> unavailable());
        MessageId id = sender.enqueue(SmsRequest.of(ANNA.value(), "hello")).id();
        sender.start();

        QueuedMessage failed = await(id, MessageStatus.FAILED);

        assertThat(failed.progress().attempts()).isEqualTo(3);
        assertThat(primary.sent()).hasSize(3);
        assertThat(reserve.sent()).hasSize(3);
    }

    @Test
    void expiredMessageIsReportedAndNeverSent() throws InterruptedException {
        MessageId id = queue.enqueue(SmsRequest.builder(ANNA, "too late")
                        .expiresAt(Instant.now().minusSeconds(1))
                        .build())
                .id();
        sender.start();

        await(id, MessageStatus.EXPIRED);

        assertThat(typesUntil(SmsEvent.Type.EXPIRED)).containsExactly(SmsEvent.Type.EXPIRED);
        assertThat(primary.sent()).isEmpty();
    }

    @Test
    void digestMessagesOfOneRecipientShareAnSmsAndTheRestFollows() throws InterruptedException {
        List<MessageId> ids = IntStream.range(0, 4)
                .mapToObj(i -> sender.enqueue(SmsRequest.builder(ANNA, i + " " + "x".repeat(60))
                                .grouping(Grouping.DIGEST)
                                .severity(5 - i)
                                .build())
                        .id())
                .toList();
        sender.start();
        for (MessageId id : ids) {
            await(id, MessageStatus.SENT);
        }

        assertThat(primary.sent()).hasSizeBetween(2, 4);
        assertThat(primary.sent().stream()
                        .flatMap(sms -> sms.messages().stream())
                        .map(SmsMessage::id))
                .containsExactlyInAnyOrderElementsOf(ids);
    }

    @Test
    void closingFinishesWhatRunsAndLeavesTheRestPending() throws InterruptedException {
        primary.hold();
        List<MessageId> ids = IntStream.range(0, 5)
                .mapToObj(i -> sender.enqueue(SmsRequest.of(ANNA.value(), "message " + i))
                        .id())
                .toList();
        sender.start();
        assertThat(primary.awaitSent(1, PATIENCE)).isTrue();
        Thread closing = new Thread(sender::close);
        closing.start();
        primary.release();
        closing.join(PATIENCE.toMillis());

        Set<MessageStatus> states = Set.copyOf(
                ids.stream().map(id -> queue.find(id).orElseThrow().status()).toList());

        assertThat(states).contains(MessageStatus.SENT).isSubsetOf(MessageStatus.SENT, MessageStatus.PENDING);
        assertThat(queue.counts().get(MessageStatus.SENT))
                .isEqualTo(primary.sent().size());
    }

    @Test
    void aListenerThatThrowsHarmsNothing() throws InterruptedException {
        sender.close();
        sender = SmsSender.builder()
                .dispatcher(RecordingDispatcher.named("calm"))
                .queue(queue)
                .listener(event -> {
                    throw new IllegalStateException("listener");
                })
                .build();
        MessageId id = sender.enqueue(SmsRequest.of(ANNA.value(), "hello")).id();
        sender.start();

        await(id, MessageStatus.SENT);
    }

    @Test
    void aDispatcherThatTakesNothingLetsTheWorkerRest() throws InterruptedException {
        Capabilities none = Capabilities.builder().inFlight(0).build();
        primary.capabilities(none);
        reserve.capabilities(none);
        MessageId id = sender.enqueue(SmsRequest.of(ANNA.value(), "hello")).id();
        sender.start();
        primary.capabilities(Capabilities.basic());

        await(id, MessageStatus.SENT);

        assertThat(queue.find(id).orElseThrow().progress().attempts()).isEqualTo(1);
    }

    /** The steps told so far, up to the given one. */
    private List<SmsEvent.Type> typesUntil(SmsEvent.Type last) throws InterruptedException {
        List<SmsEvent.Type> types = new ArrayList<>();
        while (!types.contains(last)) {
            SmsEvent event = events.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            assertThat(event).as("an event after " + types).isNotNull();
            types.add(event.type());
        }
        return types;
    }

    private static Outcome unavailable() {
        return new Outcome.Unavailable(UnavailableReason.UNREACHABLE, "gone");
    }

    private static Outcome unknown() {
        return new Outcome.Unknown(UnknownReason.NO_ANSWER, "silence");
    }

    private QueuedMessage await(MessageId id, MessageStatus status) throws InterruptedException {
        CountDownLatch never = new CountDownLatch(1);
        long end = System.nanoTime() + PATIENCE.toNanos();
        QueuedMessage message = queue.find(id).orElseThrow();
        while (message.status() != status) {
            assertThat(System.nanoTime())
                    .as("waited for " + status + ", is " + message)
                    .isLessThan(end);
            assertThat(never.await(5, TimeUnit.MILLISECONDS)).isFalse();
            message = queue.find(id).orElseThrow();
        }
        return message;
    }
}

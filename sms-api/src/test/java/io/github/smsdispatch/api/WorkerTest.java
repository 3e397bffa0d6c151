// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.smsdispatch.api.queue.Mark;
import io.github.smsdispatch.api.queue.MessageStatus;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What a worker does in bad moments; its ordinary work is tested with real queues in sms-queue-jdbc. */
class WorkerTest {

    @Test
    void whatCanNotBeReleasedDoesNotKeepTheRestOfTheClaimFromBeingSent() throws InterruptedException {
        ScriptedQueue queue = new ScriptedQueue(List.of(
                Queued.message(1).digest().text("a".repeat(100)).sendingId("41").build(),
                Queued.message(2).digest().text("b".repeat(100)).sendingId("42").build()));
        queue.sweepMayEnd.countDown();
        Dispatcher gateway = ScriptedDispatcher.answering("gw", Results.ACCEPTED)
                .with(Capabilities.builder().batchSize(10).build());
        try (SmsSender sender =
                SmsSender.builder().dispatcher(gateway).queue(queue).build()) {
            sender.start();
            Mark first = queue.marked.poll(20, TimeUnit.SECONDS);
            assertThat(first).isNotNull();
            assertThat(first.claim().id()).isEqualTo(MessageId.of(1));
            assertThat(first.status()).isEqualTo(MessageStatus.SENT);
        }
        assertThat(queue.marked).isEmpty();
    }

    @Test
    void aSlowSweepLetsNoLeaseRunOut() throws InterruptedException {
        ScriptedQueue queue =
                new ScriptedQueue(List.of(Queued.message(1).sendingId("41").build()));
        CountDownLatch answer = new CountDownLatch(1);
        Dispatcher slow = ScriptedDispatcher.doing("gw", sms -> {
            await(answer);
            return Results.of(Results.ACCEPTED);
        });
        try (SmsSender sender =
                SmsSender.builder().dispatcher(slow).queue(queue).build()) {
            sender.start();
            assertThat(queue.extended.poll(10, TimeUnit.SECONDS)).isNotNull();
            assertThat(queue.extended.poll(10, TimeUnit.SECONDS)).isNotNull();
            answer.countDown();
            assertThat(queue.marked.poll(10, TimeUnit.SECONDS)).isNotNull();
            queue.sweepMayEnd.countDown();
        }
    }

    @Test
    void whatWasClaimedTooLongAgoIsNotSent() throws InterruptedException {
        ScriptedQueue queue =
                new ScriptedQueue(List.of(Queued.message(1).sendingId("41").build()));
        queue.sweepMayEnd.countDown();
        AtomicInteger sends = new AtomicInteger();
        Dispatcher gateway = ScriptedDispatcher.doing("gw", sms -> {
            sends.incrementAndGet();
            return Results.of(Results.ACCEPTED);
        });
        CountDownLatch never = new CountDownLatch(1);
        try (SmsSender sender = SmsSender.builder()
                .dispatcher(gateway)
                .queue(queue)
                .worker(WorkerSettings.standard().withLease(Duration.ofSeconds(2)))
                .listener(event -> {
                    if (event.type() == SmsEvent.Type.CLAIMED) {
                        await(never, Duration.ofMillis(2100));
                    }
                })
                .build()) {
            sender.start();
            Mark mark = queue.marked.poll(20, TimeUnit.SECONDS);
            assertThat(mark).isNotNull();
            assertThat(mark.status()).isEqualTo(MessageStatus.PENDING);
        }
        assertThat(sends).hasValue(0);
    }

    @Test
    void aTextThatNoDispatcherCanCarryFailsWithoutHavingBeenSent() throws InterruptedException {
        ScriptedQueue queue = new ScriptedQueue(
                List.of(Queued.message(1).text("a".repeat(400)).sendingId("41").build()));
        queue.sweepMayEnd.countDown();
        ScriptedDispatcher small = ScriptedDispatcher.answering("small", Results.ACCEPTED)
                .with(Capabilities.builder().maxSegments(2).build());
        try (SmsSender sender =
                SmsSender.builder().dispatcher(small).queue(queue).build()) {
            sender.start();
            Mark mark = queue.marked.poll(20, TimeUnit.SECONDS);
            assertThat(mark).isNotNull();
            assertThat(mark.status()).isEqualTo(MessageStatus.FAILED);
            assertThat(mark.detail()).isEqualTo("rejected TOO_LONG: the text takes 3 segments; allowed: 1 to 2");
        }
        assertThat(small.sent()).isEmpty();
    }

    private static void await(CountDownLatch latch) {
        assertThat(await(latch, Duration.ofSeconds(20))).isTrue();
    }

    private static boolean await(CountDownLatch latch, Duration atMost) {
        try {
            return latch.await(atMost.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.mail;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.smsdispatch.api.Outcome;
import io.github.smsdispatch.api.Outcome.Accepted;
import io.github.smsdispatch.api.Outcome.Unavailable;
import io.github.smsdispatch.api.Outcome.Unknown;
import io.github.smsdispatch.api.PhoneNumber;
import io.github.smsdispatch.api.SmsMessage;
import io.github.smsdispatch.api.UnavailableReason;
import io.github.smsdispatch.api.spi.DispatcherContext;
import io.github.smsdispatch.mail.SmtpPeer.Fault;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How many connections there are, and for how long. */
class PoolTest {

    private final SmtpPeer peer = new SmtpPeer();
    private MailDispatcher dispatcher;

    @AfterEach
    void close() {
        dispatcher.close();
        peer.close();
    }

    private void make(UnaryOperator<MailSettings.Builder> more) {
        MailSettings.Builder builder = MailSettings.builder("mail1")
                .host("127.0.0.1")
                .port(peer.port())
                .from("alerts@example.com")
                .to("{phone}@sms.example.com");
        dispatcher = MailDispatcher.create(more.apply(builder).build(), DispatcherContext.standalone());
    }

    private Outcome send() {
        return dispatcher
                .sendSms(PhoneNumber.of("+15550100001"), List.of(SmsMessage.of("hello")))
                .outcome();
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("within 10 s").isLessThan(end);
            TimeUnit.MILLISECONDS.sleep(10);
        }
    }

    @Test
    void manyCallersShareFewConnections() throws Exception {
        make(builder -> builder.inFlight(4));
        ExecutorService callers = Executors.newFixedThreadPool(16);
        try {
            List<Callable<Outcome>> work = Stream.<Callable<Outcome>>generate(() -> this::send)
                    .limit(200)
                    .toList();
            for (Future<Outcome> outcome : callers.invokeAll(work)) {
                assertThat(outcome.get()).isInstanceOf(Accepted.class);
            }
        } finally {
            callers.shutdownNow();
        }
        assertThat(peer.mails).hasSize(200);
        assertThat(peer.connections.get()).isBetween(1, 4);
    }

    @Test
    void anIdleConnectionIsLeftPolitelyAndANewOneIsMade() throws Exception {
        make(builder -> builder.idleTimeout(Duration.ofMillis(100)));
        assertThat(send()).isInstanceOf(Accepted.class);
        await(() -> peer.count("QUIT") == 1);
        assertThat(send()).isInstanceOf(Accepted.class);
        assertThat(peer.connections).hasValue(2);
    }

    @Test
    void withoutIdleTimeEachBatchHasItsConnection() throws Exception {
        make(builder -> builder.idleTimeout(Duration.ZERO));
        assertThat(send()).isInstanceOf(Accepted.class);
        assertThat(send()).isInstanceOf(Accepted.class);
        await(() -> peer.count("QUIT") == 2);
        assertThat(peer.connections).hasValue(2);
    }

    @Test
    void closingSaysGoodbyeAndEndsTheThreads() throws Exception {
        make(builder -> builder.inFlight(2));
        assertThat(send()).isInstanceOf(Accepted.class);
        dispatcher.close();
        await(() -> peer.count("QUIT") == 1);
        await(() -> Thread.getAllStackTraces().keySet().stream()
                .noneMatch(thread -> thread.getName().startsWith("mail-mail1-")));
    }

    @Test
    void whoGivesUpWhileItWaitsForAConnectionIsNeverSent() throws Exception {
        make(builder -> builder.timeout(Duration.ofSeconds(2)));
        peer.failOnce("DOT", Fault.STALL);
        AtomicReference<Outcome> first = new AtomicReference<>();
        AtomicReference<Outcome> second = new AtomicReference<>();
        Thread sending = new Thread(() -> first.set(send()));
        Thread waiting = new Thread(() -> second.set(send()));
        sending.start();
        assertThat(peer.awaitMail(Duration.ofSeconds(5))).isTrue();
        waiting.start();
        await(() -> waiting.getState() == Thread.State.TIMED_WAITING);
        waiting.interrupt();
        waiting.join();
        sending.join();
        assertThat(second.get())
                .isInstanceOfSatisfying(
                        Unavailable.class, u -> assertThat(u.reason()).isEqualTo(UnavailableReason.TRANSPORT_ERROR));
        assertThat(first.get()).isInstanceOf(Unknown.class);
        assertThat(send()).isInstanceOf(Accepted.class);
        assertThat(peer.mails).hasSize(2);
    }
}

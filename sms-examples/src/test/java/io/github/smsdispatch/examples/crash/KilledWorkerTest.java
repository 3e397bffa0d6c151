// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.examples.crash;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.smsdispatch.api.DuplicatePolicy;
import io.github.smsdispatch.api.PhoneNumber;
import io.github.smsdispatch.api.SmsRequest;
import io.github.smsdispatch.api.SmsSender;
import io.github.smsdispatch.api.queue.MessageStatus;
import io.github.smsdispatch.api.queue.QueuedMessage;
import io.github.smsdispatch.queue.jdbc.JdbcMessageQueue;
import io.github.smsdispatch.testkit.skyline.SkylineLedger;
import io.github.smsdispatch.testkit.skyline.SkylineSimulator;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The promise itself: SIGKILL of the whole process in the middle of sends loses nothing and sends nothing twice. */
class KilledWorkerTest {

    private static final List<DuplicatePolicy> POLICIES =
            List.of(DuplicatePolicy.RESOLVE_FIRST, DuplicatePolicy.AT_MOST_ONCE, DuplicatePolicy.AT_LEAST_ONCE);
    private static final int KILLS = 6;
    private static final int MESSAGES = 1200;
    private static final String RECIPIENT = "+15550100001";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    private Path folder;

    @Test
    @Timeout(120)
    void killedWorkersLoseNothingAndSendNothingTwice(TestReporter reporter) throws Exception {
        Random chance = new Random();
        try (SkylineSimulator gateway = SkylineSimulator.builder()
                .credentials(SendUntilKilled.USER, SendUntilKilled.PASSWORD)
                .acceptanceLatency(Duration.ofMillis(15))
                .sendDelay(Duration.ofMillis(1))
                .start()) {
            Path file = folder.resolve("queue");
            try (JdbcMessageQueue queue = JdbcMessageQueue.openH2(file)) {
                queue.enqueueAll(requests());
            }
            for (int i = 0; i < KILLS; i++) {
                int before = gateway.ledger().accepted().size();
                kill(file, gateway, before + 1 + chance.nextInt(120), chance.nextInt(40));
                assertThat(gateway.ledger().accepted().size()).isGreaterThan(before);
            }
            try (JdbcMessageQueue queue = JdbcMessageQueue.openH2(file);
                    SmsSender sender =
                            SendUntilKilled.sender(queue, gateway.baseUrl().toString())) {
                sender.start();
                awaitNothingToDo(queue);
                check(queue, gateway.ledger(), reporter);
            }
        }
    }

    private static List<SmsRequest> requests() {
        List<SmsRequest> requests = new ArrayList<>();
        for (int i = 0; i < MESSAGES; i++) {
            DuplicatePolicy policy = POLICIES.get(i % POLICIES.size());
            requests.add(SmsRequest.builder(PhoneNumber.of(RECIPIENT), policy + " number " + i)
                    .duplicatePolicy(policy)
                    .build());
        }
        return requests;
    }

    private static void kill(Path file, SkylineSimulator gateway, int afterSent, int moreMillis) throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        SendUntilKilled.class.getName(),
                        file.toString(),
                        gateway.baseUrl().toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            assertThat(gateway.ledger().awaitSent(afterSent, PATIENCE)).isTrue();
            pause(moreMillis);
        } finally {
            process.destroyForcibly();
            assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        }
        assertThat(process.exitValue()).isEqualTo(128 + 9);
    }

    private static void awaitNothingToDo(JdbcMessageQueue queue) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (open(queue) > 0) {
            assertThat(System.nanoTime())
                    .as("waited for %s", queue.messages(MessageStatus.PENDING, 5))
                    .isLessThan(end);
            pause(50);
        }
    }

    private static long open(JdbcMessageQueue queue) {
        Map<MessageStatus, Long> counts = queue.counts();
        long again = queue.messages(MessageStatus.UNKNOWN, MESSAGES).stream()
                .filter(m -> policy(m) == DuplicatePolicy.AT_LEAST_ONCE)
                .count();
        return counts.getOrDefault(MessageStatus.PENDING, 0L) + counts.getOrDefault(MessageStatus.CLAIMED, 0L) + again;
    }

    private static void check(JdbcMessageQueue queue, SkylineLedger ledger, TestReporter reporter)
            throws InterruptedException {
        List<QueuedMessage> sent = queue.messages(MessageStatus.SENT, MESSAGES);
        List<QueuedMessage> unknown = queue.messages(MessageStatus.UNKNOWN, MESSAGES);
        assertThat(ledger.awaitSent(ledger.accepted().size(), PATIENCE)).isTrue();
        String digits = ledger.accepted().get(0).recipient();
        Map<DuplicatePolicy, Integer> twice = new EnumMap<>(DuplicatePolicy.class);
        List<String> lost = new ArrayList<>();
        sent.forEach(message -> {
            int copies = ledger.copiesOf(digits, message.request().text());
            if (copies == 0) {
                lost.add(message.request().text());
            }
            twice.merge(policy(message), Math.max(0, copies - 1), Integer::sum);
        });
        unknown.forEach(message -> twice.merge(
                policy(message),
                Math.max(0, ledger.copiesOf(digits, message.request().text()) - 1),
                Integer::sum));

        assertThat(sent.size() + unknown.size())
                .as("nothing vanished: %s", queue.counts())
                .isEqualTo(MESSAGES);
        assertThat(lost).as("said to be sent, but never taken").isEmpty();
        assertThat(twice.values()).as("copies beyond the first: %s", twice).allMatch(copies -> copies == 0);
        assertThat(unknown)
                .as("one worker's slots per kill")
                .hasSizeLessThanOrEqualTo(KILLS * SendUntilKilled.BATCH * SendUntilKilled.REQUESTS)
                .allMatch(message -> policy(message) != DuplicatePolicy.AT_LEAST_ONCE);
        long out = unknown.stream()
                .filter(m -> ledger.copiesOf(digits, m.request().text()) == 1)
                .count();
        reporter.publishEntry(
                Map.of("sent", sent.size() + "", "unknown", unknown.size() + "", "of them out", out + ""));
    }

    private static DuplicatePolicy policy(QueuedMessage message) {
        return message.request().duplicatePolicy().orElseThrow();
    }

    private static void pause(int millis) throws InterruptedException {
        assertThat(new CountDownLatch(1).await(millis, TimeUnit.MILLISECONDS)).isFalse();
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.smsdispatch.api.queue.Mark;
import io.github.smsdispatch.api.queue.MessageStatus;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What a worker does in bad moments; its ordinary work is tested with real queues in sms-queue-jdbc. */
class WorkerTest {

    @Test
    void whatCanNotBeReleasedDoesNotKeepTheRestOfTheClaimFromBeingSent() throws InterruptedException {
        ScriptedQueue queue = new ScriptedQueue(List.of(
                Queued.message(1).digest().text("a".repeat(100)).sendingId("41").build(),
                Queued.message(2).digest().text("b".repeat(100)).sendingId("42").build()));
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
}

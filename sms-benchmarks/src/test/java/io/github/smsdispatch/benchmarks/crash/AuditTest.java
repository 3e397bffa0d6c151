// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.benchmarks.crash;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.smsdispatch.api.DuplicatePolicy;
import io.github.smsdispatch.api.queue.Enqueued;
import io.github.smsdispatch.api.queue.MessageStatus;
import io.github.smsdispatch.queue.jdbc.JdbcMessageQueue;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A campaign that finds nothing is worth something only if its audit would find it. */
class AuditTest {

    @TempDir
    private Path folder;

    private final Heard heard = new Heard();
    private JdbcMessageQueue queue;

    @BeforeEach
    void open() {
        queue = JdbcMessageQueue.openH2(folder.resolve("queue"));
    }

    @AfterEach
    void close() {
        queue.close();
    }

    @Test
    void anAcknowledgedMessageThatIsNotInTheQueueIsLost() {
        heard.accept("ACK 0 1");
        assertThat(audit(Map.of()).scores().get(DuplicatePolicy.RESOLVE_FIRST).lost())
                .isEqualTo(1);
    }

    @Test
    void aSentMessageThatTheGatewayNeverTookIsLost() {
        enqueue(0, MessageStatus.SENT);
        assertThat(audit(Map.of()).scores().get(DuplicatePolicy.RESOLVE_FIRST).lost())
                .isEqualTo(1);
    }

    @Test
    void aMessageThatWaitsForEverIsLost() {
        queue.enqueue(Traffic.request(2));
        assertThat(audit(Map.of()).scores().get(DuplicatePolicy.AT_LEAST_ONCE).lost())
                .isEqualTo(1);
    }

    @Test
    void aSecondCopyIsCountedForItsPolicy() {
        enqueue(1, MessageStatus.SENT);
        Score score = audit(Map.of("message 1", 3)).scores().get(DuplicatePolicy.AT_MOST_ONCE);
        assertThat(score).isEqualTo(new Score(1, 0, 2, 0, 0));
    }

    @Test
    void aFailedMessageThatTheGatewayTookIsAContradiction() {
        enqueue(1, MessageStatus.FAILED);
        assertThat(audit(Map.of("message 1", 1)).contradictions()).hasSize(1);
    }

    @Test
    void anSmsOfNoMessageIsAContradiction() {
        assertThat(audit(Map.of("message 7", 1)).contradictions()).hasSize(1);
    }

    @Test
    void theLedgerOfAKilledGatewayIsReadUpToItsLastWholeLine() throws Exception {
        Path ledger = folder.resolve("ledger");
        Files.writeString(ledger, "\n1\tmessage 1\n2\tmessage 1\n3\tmess");
        assertThat(DiskLedger.read(ledger)).isEqualTo(Map.of("message 1", 2));
    }

    private Audit audit(Map<String, Integer> taken) {
        return Audit.of(queue, taken, heard);
    }

    private void enqueue(int number, MessageStatus status) {
        Enqueued stored = queue.enqueue(Traffic.request(number));
        assertThat(queue.setStatus(stored.id(), status, Optional.empty())).isEqualTo(1);
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.queue.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.github.smsdispatch.api.Outcome;
import io.github.smsdispatch.api.PhoneNumber;
import io.github.smsdispatch.api.SmsMessage;
import io.github.smsdispatch.api.SmsRequest;
import io.github.smsdispatch.api.SmsSender;
import io.github.smsdispatch.api.queue.MessageStatus;
import io.github.smsdispatch.api.queue.QueueException;
import io.github.smsdispatch.testkit.RecordingDispatcher;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The database goes away in the middle of a drain and comes back: what was accepted meanwhile is marked then. */
class RestartTest {

    private static final PhoneNumber ANNA = PhoneNumber.of("+15550100001");
    private static final int MESSAGES = 150;

    @TempDir
    private Path folder;

    @Test
    @Timeout(120)
    void aRestartAndAKillOfTheDatabaseLoseAndDoubleNothing() throws Exception {
        int port = freePort();
        EmbeddedPostgres server = start(port);
        try (HikariDataSource pool = Databases.pool(server.getJdbcUrl("postgres", "postgres"), 10)) {
            pool.setConnectionTimeout(1000);
            QueueSchema.install(pool);
            JdbcMessageQueue queue = JdbcMessageQueue.builder(pool).build();
            queue.enqueueAll(IntStream.range(0, MESSAGES)
                    .mapToObj(i -> SmsRequest.builder(ANNA, "number " + i).build())
                    .toList());
            RecordingDispatcher gateway = RecordingDispatcher.named("gateway");
            gateway.answer(sms -> new Outcome.Accepted(sms.sendingId().orElse("none"), 1));
            try (SmsSender sender =
                    SmsSender.builder().dispatcher(gateway).queue(queue).build()) {
                gateway.hold();
                sender.start();
                assertThat(gateway.awaitSent(1, Duration.ofSeconds(20))).isTrue();
                server.close();
                gateway.release();
                server = start(port);
                assertThat(gateway.awaitSent(60, Duration.ofSeconds(40))).isTrue();
                kill();
                server.close();
                server = start(port);
                Patience.await("all sent", () -> sent(queue) == MESSAGES);
            }
            assertThat(gateway.sent().stream()
                            .flatMap(sms -> sms.messages().stream())
                            .map(SmsMessage::id))
                    .hasSize(MESSAGES)
                    .doesNotHaveDuplicates();
        } finally {
            server.close();
        }
    }

    private static long sent(JdbcMessageQueue queue) {
        try {
            return queue.counts().get(MessageStatus.SENT);
        } catch (QueueException e) {
            return 0;
        }
    }

    private EmbeddedPostgres start(int port) throws IOException {
        return EmbeddedPostgres.builder()
                .setPort(port)
                .setDataDirectory(folder.resolve("data"))
                .setCleanDataDirectory(false)
                // Off by default there: a killed server would forget claims that it had acknowledged.
                .setServerConfig("synchronous_commit", "on")
                .start();
    }

    /** Kills the server with all its children, by the id that it writes down itself. */
    private void kill() throws Exception {
        String pid = Files.readAllLines(folder.resolve("data").resolve("postmaster.pid"))
                .get(0);
        ProcessHandle server = ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
        server.descendants().forEach(ProcessHandle::destroyForcibly);
        assertThat(server.destroyForcibly()).isTrue();
        server.onExit().get();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.queue.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.github.smsdispatch.api.SmsRequest;
import io.github.smsdispatch.api.queue.MessageStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What H2 has written when a commit returns: a process killed just then leaves such a file. */
class H2FileTest {

    private static final int ROUNDS = 150;

    @TempDir
    private Path folder;

    /** Reuses space at once, as a file does that is a minute old. H2 2.5.252 opens some without the latest commits. */
    @Test
    void theFileOfAKilledProcessHoldsEveryCommit() throws Exception {
        Random random = new Random(42);
        Path file = folder.resolve("queue");
        try (HikariDataSource pool = Databases.pool(
                "jdbc:h2:file:" + file + ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE;RETENTION_TIME=0;USER=sa;PASSWORD=",
                1)) {
            QueueSchema.install(pool);
            JdbcMessageQueue queue = JdbcMessageQueue.builder(pool).build();
            for (int i = 0; i < ROUNDS; i++) {
                queue.enqueueAll(IntStream.range(0, 1 + random.nextInt(random.nextInt(5) == 0 ? 100 : 5))
                        .mapToObj(nr -> SmsRequest.of("+4712345678", "x".repeat(1 + random.nextInt(300))))
                        .toList());
                queue.claim("worker", 1 + random.nextInt(10), Duration.ofMinutes(1));
                assertThat(countsAfterKill(file)).as("commit %d", i).isEqualTo(queue.counts());
            }
        }
    }

    private Map<MessageStatus, Long> countsAfterKill(Path file) throws IOException {
        Path copy = folder.resolve("copy");
        Files.copy(Path.of(file + ".mv.db"), Path.of(copy + ".mv.db"));
        try (JdbcMessageQueue queue = JdbcMessageQueue.openH2(copy)) {
            return queue.counts();
        } finally {
            Files.delete(Path.of(copy + ".mv.db"));
        }
    }
}

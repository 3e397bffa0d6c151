// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.queue.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.github.smsdispatch.api.SmsRequest;
import java.sql.Connection;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A worker that waits hears what it has to. */
@Timeout(60)
class WorkSignalTest {

    private static final Duration LONG = Duration.ofSeconds(30);

    @Test
    void aSignalBeforeTheWaitIsKept() throws InterruptedException {
        WorkSignal signal = idle();
        signal.fire();
        assertThat(millisOfWait(signal, LONG)).isLessThan(250);
    }

    @Test
    void anIdleWorkerLooksTwiceASecondAndNotMoreOften() throws InterruptedException {
        assertThat(millisOfWait(idle(), LONG)).isBetween(400L, 10_000L);
    }

    @Test
    void aWaitIsNeverLongerThanAskedFor() throws InterruptedException {
        assertThat(millisOfWait(idle(), Duration.ofMillis(1))).isLessThan(250);
        assertThat(millisOfWait(idle(), Duration.ZERO)).isLessThan(250);
    }

    @Test
    void foundMessagesMakeItLookOftenAgain() throws InterruptedException {
        WorkSignal signal = idle();
        signal.found();
        assertThat(millisOfWait(signal, LONG)).isLessThan(250);
    }

    @Test
    void everyWaitingWorkerIsWoken() throws Exception {
        WorkSignal signal = new WorkSignal();
        ExecutorService threads = Executors.newFixedThreadPool(3);
        try {
            CountDownLatch awake = new CountDownLatch(3);
            for (int i = 0; i < 3; i++) {
                threads.execute(() -> {
                    try {
                        signal.await(LONG);
                        awake.countDown();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                });
            }
            signal.fire();
            assertThat(awake.await(20, TimeUnit.SECONDS)).isTrue();
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void aCallersCommitIsNoticedSoon() throws Exception {
        ExecutorService threads = Executors.newSingleThreadExecutor();
        try (HikariDataSource pool = Databases.h2(3)) {
            QueueSchema.install(pool);
            JdbcMessageQueue queue = JdbcMessageQueue.builder(pool).build();
            Future<Integer> worker = threads.submit(() -> {
                int claimed = 0;
                while (claimed == 0) {
                    queue.awaitWork(LONG);
                    claimed = queue.claim("worker", 10, LONG).size();
                }
                return claimed;
            });
            try (Connection connection = pool.getConnection()) {
                connection.setAutoCommit(false);
                queue.within(connection).enqueue(SmsRequest.of("+4712345678", "hello"));
                connection.commit();
            }
            assertThat(worker.get(20, TimeUnit.SECONDS)).isOne();
        } finally {
            threads.shutdownNow();
        }
    }

    /** A signal on which nothing has happened for so long that the pauses have grown. */
    private static WorkSignal idle() throws InterruptedException {
        WorkSignal signal = new WorkSignal();
        for (int i = 0; i < 10; i++) {
            signal.await(Duration.ZERO);
        }
        return signal;
    }

    private static long millisOfWait(WorkSignal signal, Duration atMost) throws InterruptedException {
        long start = System.nanoTime();
        signal.await(atMost);
        return Duration.ofNanos(System.nanoTime() - start).toMillis();
    }
}

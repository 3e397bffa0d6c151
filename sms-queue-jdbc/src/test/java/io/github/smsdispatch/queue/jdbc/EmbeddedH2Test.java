// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.queue.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.zaxxer.hikari.HikariDataSource;
import io.github.smsdispatch.api.MessageId;
import io.github.smsdispatch.api.SmsRequest;
import io.github.smsdispatch.api.queue.QueueException;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** The embedded default: nothing to install, and nothing lost. */
class EmbeddedH2Test {

    @TempDir
    private Path folder;

    @Test
    void messagesSurviveTheCloseOfTheQueue() {
        Path file = folder.resolve("a folder/queue");
        MessageId id;
        try (JdbcMessageQueue queue = JdbcMessageQueue.openH2(file)) {
            id = queue.enqueue(SmsRequest.of("+4712345678", "hello")).id();
        }
        try (JdbcMessageQueue queue = JdbcMessageQueue.openH2(file)) {
            assertThat(queue.find(id)).isPresent();
        }
    }

    @Test
    @Timeout(120)
    void acknowledgedMessagesSurviveTheKillOfTheProcess() throws Exception {
        Path file = folder.resolve("queue");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        EnqueueUntilKilled.class.getName(),
                        file.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        List<String> acknowledged = new ArrayList<>();
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.US_ASCII))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                acknowledged.add(line);
                if (acknowledged.size() == 300) {
                    // SIGKILL, by the handle: the process itself would close the pipe, where acknowledged ids still
                    // are.
                    process.toHandle().destroyForcibly();
                }
            }
        }
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(128 + 9);
        assertThat(acknowledged).hasSizeGreaterThanOrEqualTo(300);
        try (JdbcMessageQueue queue = JdbcMessageQueue.openH2(file)) {
            assertThat(acknowledged)
                    .allMatch(id -> queue.find(new MessageId(id)).isPresent());
        }
    }

    /** With two at a time a killed process leaves rows that are in the table and in no index; see EmbeddedH2. */
    @Test
    @Timeout(60)
    void noTransactionBeginsBeforeTheLastOneEnded() throws Exception {
        EmbeddedH2 database = new EmbeddedH2(folder.resolve("queue"));
        ExecutorService second = Executors.newSingleThreadExecutor();
        try {
            Connection first = database.take();
            Future<Connection> next = second.submit(database::take);
            assertThatExceptionOfType(TimeoutException.class).isThrownBy(() -> next.get(200, TimeUnit.MILLISECONDS));
            database.giveBack(first);
            assertThat(next.get(30, TimeUnit.SECONDS)).isSameAs(first);
            database.giveBack(first);
        } finally {
            second.shutdownNow();
            database.close();
        }
    }

    @Test
    @Timeout(60)
    void whoFailsToOpenTheFileHoldsUpNobody() throws Exception {
        EmbeddedH2 database = new EmbeddedH2(folder.resolve("queue"));
        database.close();
        assertThatExceptionOfType(SQLException.class).isThrownBy(database::take);
        assertThatExceptionOfType(SQLException.class).isThrownBy(database::take);
    }

    @Test
    void aFileThatIsInUseIsReported() throws Exception {
        Path file = folder.resolve("queue");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        EnqueueUntilKilled.class.getName(),
                        file.toString())
                .start();
        try {
            assertThat(process.getInputStream().read()).isPositive();
            assertThatExceptionOfType(QueueException.class)
                    .isThrownBy(() -> JdbcMessageQueue.openH2(file))
                    .withMessageContaining("in use");
        } finally {
            process.destroyForcibly().waitFor();
        }
    }

    @Test
    void anInterruptedCallerDoesNotCloseTheDatabaseUnderTheOthers() {
        try (JdbcMessageQueue queue = JdbcMessageQueue.openH2(folder.resolve("queue"))) {
            Thread.currentThread().interrupt();
            MessageId id = queue.enqueue(SmsRequest.of("+4712345678", "hello")).id();
            assertThat(Thread.interrupted()).as("the flag is the caller's").isTrue();
            assertThat(queue.find(id)).isPresent();
        }
    }

    @Test
    void aClosedQueueSaysSo() {
        JdbcMessageQueue queue = JdbcMessageQueue.openH2(folder.resolve("queue"));
        queue.close();
        queue.close();
        assertThatExceptionOfType(QueueException.class)
                .isThrownBy(queue::counts)
                .withMessageContaining("closed");
    }

    @Test
    void aDatabaseThatWritesLateIsWarnedOf() {
        assertThat(warnings(";WRITE_DELAY=500")).hasSize(1).first().asString().contains("WRITE_DELAY=0");
        assertThat(warnings("")).hasSize(1);
        assertThat(warnings(";WRITE_DELAY=0")).isEmpty();
    }

    @Test
    void aVersionThatForgetsCommitsIsWarnedOf() {
        assertThat(logged(() -> H2Statements.warnOfVersion("2.5.252 (2026-09-23)")))
                .singleElement()
                .asString()
                .contains("2.5.252", "LOSES", "2.4.240");
        assertThat(logged(() -> H2Statements.warnOfVersion("2.4.240 (2025-09-22)")))
                .isEmpty();
    }

    private List<String> warnings(String settings) {
        return logged(() -> {
            try (HikariDataSource pool =
                    Databases.pool("jdbc:h2:file:" + folder.resolve("late" + settings.hashCode()) + settings, 1)) {
                JdbcMessageQueue.builder(pool).build();
            }
        });
    }

    private static List<String> logged(Runnable action) {
        Logger logger = (Logger) LoggerFactory.getLogger(H2Statements.class);
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        log.start();
        logger.addAppender(log);
        try {
            action.run();
        } finally {
            logger.detachAppender(log);
        }
        return log.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
    }
}

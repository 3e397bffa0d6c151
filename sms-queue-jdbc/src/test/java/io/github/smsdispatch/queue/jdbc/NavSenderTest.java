// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.queue.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.zaxxer.hikari.HikariDataSource;
import io.github.smsdispatch.api.MessageId;
import io.github.smsdispatch.api.Outcome;
import io.github.smsdispatch.api.RetrySchedule;
import io.github.smsdispatch.api.Sms;
import io.github.smsdispatch.api.SmsMessage;
import io.github.smsdispatch.api.SmsSender;
import io.github.smsdispatch.api.UnavailableReason;
import io.github.smsdispatch.api.WorkerSettings;
import io.github.smsdispatch.api.queue.MessageStatus;
import io.github.smsdispatch.testkit.RecordingDispatcher;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.slf4j.LoggerFactory;

/** Our sender in the place of NAV's daemon, on NAV's database and by the database's clock. */
@Timeout(120)
class NavSenderTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final RetrySchedule SOON =
            new RetrySchedule(Duration.ofMillis(20), 1, Duration.ofMillis(20), RetrySchedule.UNLIMITED);

    private final HikariDataSource nav = NavDatabase.open(12);
    private final List<SmsSender> senders = new ArrayList<>();

    @AfterEach
    void close() {
        senders.forEach(SmsSender::close);
        nav.close();
    }

    @Test
    void twoWorkersSendThreeHundredMessagesAsThreeHundredSmsAndNoneIsEmpty() throws InterruptedException {
        for (int i = 0; i < 300; i++) {
            NavDatabase.alert(nav, "+47100000" + (100 + i), "alert " + i, "NULL");
        }
        RecordingDispatcher one = RecordingDispatcher.named("one");
        RecordingDispatcher two = RecordingDispatcher.named("two");
        start(one, inZone("Pacific/Auckland"), ZoneId.of("Europe/Oslo"));
        start(two, inZone("America/Los_Angeles"), ZoneId.of("Asia/Kolkata"));

        awaitRows("Y", 300);

        List<Sms> sent = Stream.of(one, two)
                .map(RecordingDispatcher::sent)
                .flatMap(Collection::stream)
                .toList();
        assertThat(sent).hasSize(300);
        assertThat(sent.stream().map(Sms::recipient).distinct()).hasSize(300);
        assertThat(sent).noneMatch(sms -> sms.messages().isEmpty());
        assertThat(one.sent()).isNotEmpty();
        assertThat(two.sent()).isNotEmpty();
    }

    @Test
    void anAlertThatNavStoresMeanwhileIsSent() throws InterruptedException {
        RecordingDispatcher gateway = RecordingDispatcher.named("gateway");
        start(gateway, nav, ZoneId.systemDefault());
        NavDatabase.alert(nav, "12345678", "linkDown: sw1", "2");
        assertThat(gateway.awaitSent(1, PATIENCE)).isTrue();
        awaitRows("Y", 1);
        assertThat(gateway.sent().get(0).recipient().value()).isEqualTo("12345678");
        assertThat(NavDatabase.query(nav, "SELECT abs(extract(epoch FROM timesent - time)) < 30 FROM smsq"))
                .containsExactly("t");
    }

    @Test
    void whatDoesNotFitIntoADigestFollowsInsteadOfBeingDropped() throws InterruptedException {
        for (int i = 0; i < 7; i++) {
            NavDatabase.alert(nav, "12345678", i + " " + "x".repeat(60), "3");
        }
        RecordingDispatcher gateway = RecordingDispatcher.named("gateway");
        start(gateway, nav, ZoneId.systemDefault());
        awaitRows("Y", 7);
        assertThat(gateway.sent().size()).isBetween(4, 6);
        assertThat(gateway.sent().stream()
                        .flatMap(sms -> sms.messages().stream())
                        .map(SmsMessage::id)
                        .distinct())
                .hasSize(7);
    }

    @Test
    void anOutageOfTheGatewayDropsNothing() throws InterruptedException {
        RecordingDispatcher gateway = RecordingDispatcher.named("gateway");
        CountDownLatch tries = new CountDownLatch(60);
        gateway.answer(sms -> {
            tries.countDown();
            return new Outcome.Unavailable(UnavailableReason.UNREACHABLE, "gone");
        });
        for (int i = 0; i < 20; i++) {
            NavDatabase.alert(nav, "+47100000" + (100 + i), "alert " + i, "1");
        }
        start(gateway, nav, ZoneId.systemDefault());
        assertThat(tries.await(60, TimeUnit.SECONDS)).isTrue();
        gateway.answer(sms -> new Outcome.Accepted(sms.sendingId().orElse("0"), 1));
        awaitRows("Y", 20);
    }

    @Test
    void aRowThatNoSmsCanBeHoldsUpNobodyAndIsNamedWithoutItsNumber() throws InterruptedException {
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        Logger claims = (Logger) LoggerFactory.getLogger(NavClaiming.class);
        log.start();
        claims.addAppender(log);
        long letters = NavDatabase.alert(nav, "12 34 56", "bad number", "1");
        long blank = NavDatabase.alert(nav, "87654321", " ", "1");
        NavDatabase.alert(nav, "12345678", "bell" + (char) 7 + "rings", "5");
        RecordingDispatcher gateway = RecordingDispatcher.named("gateway");
        start(gateway, nav, ZoneId.systemDefault());
        awaitRows("Y", 1);
        awaitRows("I", 2);
        claims.detachAppender(log);
        assertThat(gateway.sent()).hasSize(1);
        assertThat(gateway.sent().get(0).messages().get(0).text()).isEqualTo("bell rings");
        assertThat(log.list)
                .extracting(ILoggingEvent::getFormattedMessage)
                .anyMatch(line -> line.contains("message " + letters) && line.contains("column phone"))
                .anyMatch(line -> line.contains("message " + blank) && line.contains("column msg"))
                .noneMatch(line -> line.contains("34") || line.contains("8765"));
        assertThat(senders.get(0).queue().messages(MessageStatus.IGNORED, 10)).isEmpty();
    }

    @Test
    void aKilledProcessLeavesItsMessageUnknownAndItIsNotSentAgain() throws Exception {
        long id = NavDatabase.alert(nav, "12345678", "posted, then killed", "1");
        Process process = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        NavSendUntilKilled.class.getName(),
                        nav.getJdbcUrl())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        assertThat(process.getInputStream().read()).as("it is sending").isEqualTo('!');
        process.toHandle().destroyForcibly();
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();

        RecordingDispatcher gateway = RecordingDispatcher.named("gateway");
        SmsSender sender = start(gateway, nav, ZoneId.systemDefault());
        long end = System.nanoTime() + PATIENCE.toNanos();
        CountDownLatch never = new CountDownLatch(1);
        while (sender.queue().find(MessageId.of(id)).orElseThrow().status() != MessageStatus.UNKNOWN) {
            assertThat(System.nanoTime()).isLessThan(end);
            assertThat(never.await(20, TimeUnit.MILLISECONDS)).isFalse();
        }
        NavDatabase.alert(nav, "87654321", "the next", "1");
        awaitRows("Y", 1);
        assertThat(gateway.sent()).hasSize(1);
        assertThat(gateway.sent().get(0).recipient().value()).isEqualTo("87654321");
        assertThat(NavDatabase.row(nav, id)).startsWith("N ");
    }

    private SmsSender start(RecordingDispatcher dispatcher, DataSource source, ZoneId zone) {
        SmsSender sender = SmsSender.builder()
                .dispatcher(dispatcher)
                .queue(NavSmsQueue.builder(source).zone(zone).build())
                .worker(WorkerSettings.standard().withRetry(SOON).withLease(Duration.ofSeconds(3)))
                .build();
        senders.add(sender);
        sender.start();
        return sender;
    }

    /** Connections whose session has a zone of its own, as drivers set it by that of their machine. */
    private DataSource inZone(String zone) {
        return new LentConnections(() -> {
            Connection connection = nav.getConnection();
            try (Statement statement = connection.createStatement()) {
                statement.execute("SET TIME ZONE '" + zone + "'");
                return connection;
            } catch (SQLException e) {
                connection.close();
                throw e;
            }
        });
    }

    private void awaitRows(String letter, int count) throws InterruptedException {
        String question = "SELECT count(*) FROM smsq WHERE sent = '" + letter + "'";
        long end = System.nanoTime() + PATIENCE.toNanos();
        CountDownLatch never = new CountDownLatch(1);
        while (Integer.parseInt(NavDatabase.query(nav, question).get(0)) < count) {
            assertThat(System.nanoTime())
                    .as(() -> "there are " + NavDatabase.query(nav, "SELECT sent, smsid, timesent FROM smsq"))
                    .isLessThan(end);
            assertThat(never.await(20, TimeUnit.MILLISECONDS)).isFalse();
        }
    }
}

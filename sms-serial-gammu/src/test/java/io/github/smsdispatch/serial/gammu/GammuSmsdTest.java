// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.serial.gammu;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.smsdispatch.api.DeliveryReport;
import io.github.smsdispatch.api.DeliveryStatus;
import io.github.smsdispatch.api.Outcome.Accepted;
import io.github.smsdispatch.api.Outcome.Unavailable;
import io.github.smsdispatch.api.PhoneNumber;
import io.github.smsdispatch.api.SmsMessage;
import io.github.smsdispatch.api.spi.DispatcherContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real gammu-smsd with its dummy phone and a spool of files. */
class GammuSmsdTest {

    @TempDir
    private Path folder;

    private final BlockingQueue<DeliveryReport> reports = new LinkedBlockingQueue<>();
    private Path configuration;
    private GammuSmsdDispatcher dispatcher;
    private Process daemon;

    @BeforeEach
    void spool() throws IOException {
        GammuPrograms.find("gammu-smsd-inject", "gammu-smsd");
        for (String name : List.of("inbox", "outbox", "sent", "error", "dummy")) {
            Files.createDirectory(folder.resolve(name));
        }
        configuration = Files.writeString(
                folder.resolve("smsdrc"),
                String.join(
                        "\n",
                        List.of(
                                "[gammu]",
                                "model = dummy",
                                "connection = none",
                                "synchronizetime = no",
                                "device = " + folder.resolve("dummy"),
                                "[smsd]",
                                "service = files",
                                "logfile = " + folder.resolve("log"),
                                "inboxpath = " + folder + "/inbox/",
                                "outboxpath = " + folder + "/outbox/",
                                "sentsmspath = " + folder + "/sent/",
                                "errorsmspath = " + folder + "/error/",
                                "CommTimeout = 1",
                                "LoopSleep = 0",
                                "StatusFrequency = 0",
                                "checksecurity = 0",
                                "checkbattery = 0",
                                "checksignal = 0",
                                "checknetwork = 0",
                                "")));
        dispatcher = GammuSmsdDispatcher.create(
                GammuSmsdSettings.builder("smsd1")
                        .config(configuration)
                        .lookEvery(Duration.ofMillis(50))
                        .build(),
                DispatcherContext.builder().reports(reports::add).build());
    }

    @AfterEach
    void stop() {
        dispatcher.close();
        if (daemon != null) {
            daemon.destroy();
            daemon.onExit().completeOnTimeout(daemon, 5, TimeUnit.SECONDS).join();
            daemon.destroyForcibly();
        }
    }

    private Accepted send(String text) {
        return (Accepted) dispatcher
                .sendSms(PhoneNumber.of("+4712345678"), List.of(SmsMessage.of(text)))
                .outcome();
    }

    private List<Path> files(String name) throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve(name))) {
            return files.toList();
        }
    }

    private DeliveryReport nextReport() throws InterruptedException {
        DeliveryReport report = reports.poll(30, TimeUnit.SECONDS);
        assertThat(report).as("a report within 30 s").isNotNull();
        return report;
    }

    @Test
    void whatTheSpoolHasIsAcceptedAndFollowedUntilItIsSent() throws Exception {
        Accepted accepted = send("Привет 🎄, " + "long ".repeat(40));
        assertThat(accepted.sendingId()).doesNotContain("12345678");
        assertThat(files("outbox")).hasSize(1);
        assertThat(reports).isEmpty();

        daemon = new ProcessBuilder(GammuPrograms.find("gammu-smsd", "gammu-smsd"), "-c", configuration.toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        DeliveryReport report = nextReport();
        assertThat(report.about()).isEqualTo(new DeliveryReport.BySendingId(accepted.sendingId()));
        assertThat(report.status()).isEqualTo(DeliveryStatus.ON_NETWORK);
        assertThat(files("sent")).hasSize(1);
        // The text is there whole, also in the daemon's own words.
        assertThat(Files.readString(files("sent").get(0))).contains("041F04400438043204350442");
    }

    @Test
    void whatTheDaemonGivesUpIsReportedAsUndelivered() throws Exception {
        Accepted accepted = send("hello");
        Path file = files("outbox").get(0);
        Files.move(file, folder.resolve("error").resolve(file.getFileName()));
        DeliveryReport report = nextReport();
        assertThat(report.about()).isEqualTo(new DeliveryReport.BySendingId(accepted.sendingId()));
        assertThat(report.status()).isEqualTo(DeliveryStatus.UNDELIVERED);
    }

    @Test
    void manySmsOfOneSecondHaveIdsOfTheirOwn() {
        assertThat(Stream.generate(() -> send("same").sendingId()).limit(12)).doesNotHaveDuplicates();
    }

    @Test
    void aSpoolThatIsMissingIsTheOperatorsMatter() throws IOException {
        Files.delete(folder.resolve("outbox"));
        assertThat(dispatcher
                        .sendSms(PhoneNumber.of("+4712345678"), List.of(SmsMessage.of("x")))
                        .outcome())
                .isInstanceOfSatisfying(
                        Unavailable.class, u -> assertThat(u.permanent()).isTrue());
    }

    @Test
    void foldersThatDoNotTellSentFromFailedAreNotFollowed() throws IOException {
        Path one = Files.writeString(
                folder.resolve("rc1"), "[smsd]\nservice = files\nsentsmspath = /a/\nerrorsmspath = /a/\n");
        Path two = Files.writeString(folder.resolve("rc2"), "[smsd]\nservice = sql\nsentsmspath = /a\n");
        Path good = Files.writeString(
                folder.resolve("rc3"),
                "[gammu]\nservice=x\n[SMSD]\nService = FILES\n# c\nSentSMSPath = /a/\nErrorSMSPath = /b/\n[x]\nservice = y");
        assertThat(GammuSpool.of(one)).isEmpty();
        assertThat(GammuSpool.of(two)).isEmpty();
        assertThat(GammuSpool.of(folder.resolve("none"))).isEmpty();
        assertThat(GammuSpool.of(good)).contains(new GammuSpool(Path.of("/a"), Path.of("/b")));
    }
}

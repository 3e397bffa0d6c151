// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.skyline;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.github.smsdispatch.api.DeliveryReport;
import io.github.smsdispatch.api.DeliveryStatus;
import io.github.smsdispatch.api.InboundSms;
import io.github.smsdispatch.api.Outcome;
import io.github.smsdispatch.api.Outcome.Accepted;
import io.github.smsdispatch.api.Outcome.Unavailable;
import io.github.smsdispatch.api.Outcome.Unknown;
import io.github.smsdispatch.api.OutcomeResolver.Question;
import io.github.smsdispatch.api.PhoneNumber;
import io.github.smsdispatch.api.Posting;
import io.github.smsdispatch.api.Resolution;
import io.github.smsdispatch.api.Resolution.Verdict;
import io.github.smsdispatch.api.SendResult;
import io.github.smsdispatch.api.Sms;
import io.github.smsdispatch.api.SmsMessage;
import io.github.smsdispatch.api.spi.DispatcherContext;
import io.github.smsdispatch.api.spi.Secret;
import io.github.smsdispatch.testkit.MutableClock;
import io.github.smsdispatch.testkit.skyline.FaultRule;
import io.github.smsdispatch.testkit.skyline.ReceivedSms;
import io.github.smsdispatch.testkit.skyline.SkylineFault;
import io.github.smsdispatch.testkit.skyline.SkylineSimulator;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The whole way against the simulated gateway: posts, reports over HTTP, faults, outage, restart. */
class SkylineSimulatorTest {

    private static final PhoneNumber TO = PhoneNumber.of("+15550100001");

    private final SkylineSimulator gateway = SkylineSimulator.builder()
            .credentials("operator", "s3cr3t")
            .ports(4)
            .deviceSecond(Duration.ofMillis(10))
            .start();
    private final MutableClock clock = MutableClock.at(Instant.now());
    private final BlockingQueue<DeliveryReport> reports = new LinkedBlockingQueue<>();
    private final BlockingQueue<InboundSms> inbound = new LinkedBlockingQueue<>();
    private final DispatcherContext context = DispatcherContext.builder()
            .clock(clock)
            .reports(reports::add)
            .inbound(inbound::add)
            .build();
    private final List<AutoCloseable> open = new ArrayList<>();
    private HttpServer server;

    @BeforeEach
    void listen() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.start();
    }

    @AfterEach
    void closeAll() throws Exception {
        for (AutoCloseable each : open) {
            each.close();
        }
        gateway.close();
        server.stop(0);
    }

    private SkylineDispatcher dispatcher(UnaryOperator<SkylineSettings.Builder> more) {
        SkylineDispatcher dispatcher = SkylineDispatcher.create(
                more.apply(SkylineSettings.builder("skyline1")
                                .baseUrl(gateway.baseUrl().toString())
                                .login("operator", Secret.of("s3cr3t"))
                                .timeout(Duration.ofSeconds(3))
                                .taskTimeout(Duration.ofSeconds(1))
                                .reportPeriod(Duration.ofSeconds(1))
                                .reportUrl(URI.create("http://127.0.0.1:"
                                        + server.getAddress().getPort() + SkylineWebhook.DEFAULT_PATH
                                        + "/path-secret")))
                        .build(),
                context);
        server.createContext(
                SkylineWebhook.DEFAULT_PATH,
                dispatcher.webhook(Secret.of("path-secret")).build().httpHandler());
        open.add(dispatcher);
        return dispatcher;
    }

    private static Sms sms(long id) {
        return Sms.of(TO, List.of(SmsMessage.of("text " + id))).withSendingId(Long.toString(id), Posting.FIRST);
    }

    private static List<Sms> many(int from, int count) {
        List<Sms> batch = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            batch.add(sms(from + i));
        }
        return batch;
    }

    private DeliveryReport report() throws InterruptedException {
        DeliveryReport report = reports.poll(10, TimeUnit.SECONDS);
        assertThat(report).isNotNull();
        return report;
    }

    private Resolution resolve(SkylineDispatcher dispatcher, long id, Instant postedAt) {
        return dispatcher
                .resolver()
                .orElseThrow()
                .resolve(List.of(new Question(Long.toString(id), TO, postedAt, "skyline1")))
                .get(0);
    }

    @Test
    void fortySmsGoOutOnceAndEveryReportComesBack() throws Exception {
        List<SendResult> results = dispatcher(b -> b).sendBatch(many(1, 40));
        Set<String> accepted = new HashSet<>();
        for (SendResult result : results) {
            accepted.add(((Accepted) result.outcome()).sendingId());
        }
        Set<String> reported = new HashSet<>();
        while (reported.size() < 40) {
            DeliveryReport report = report();
            assertThat(report.status()).isEqualTo(DeliveryStatus.ON_NETWORK);
            reported.add(((DeliveryReport.BySendingId) report.about()).sendingId());
        }
        assertThat(reported).isEqualTo(accepted);
        assertThat(gateway.ledger().copies().values()).allMatch(copies -> copies == 1);
        assertThat(gateway.ledger().requests())
                .filteredOn(r -> r.path().contains("post_sms"))
                .hasSize(3);
    }

    @Test
    void encryptedSessionCarriesBatches() {
        SkylineDispatcher dispatcher = dispatcher(b -> b.security(SkylineSettings.Security.ENCRYPTED));
        assertThat(dispatcher.sendBatch(many(1, 20)))
                .allSatisfy(r -> assertThat(r.outcome()).isInstanceOf(Accepted.class));
        assertThat(gateway.ledger().accepted()).hasSize(20);
        assertThat(gateway.ledger().requests())
                .noneMatch(r -> r.query().containsKey("password"))
                .filteredOn(r -> r.path().contains("crypt_sess"))
                .hasSize(1);
        gateway.reboot();
        assertThat(dispatcher.send(sms(100)).outcome()).isInstanceOf(Unavailable.class);
        assertThat(dispatcher.send(sms(100)).outcome()).isInstanceOf(Accepted.class);
    }

    @Test
    void handsetReportsComeBackByRecipient() throws Exception {
        dispatcher(b -> b.requestHandsetReports()).send(sms(1));
        // Where the device posts inbound messages is its own setting, so fetch them.
        SkylineDispatcher dispatcher = (SkylineDispatcher) open.get(0);
        assertThat(gateway.ledger().awaitSent(1, Duration.ofSeconds(10))).isTrue();
        DeliveryReport report = report();
        while (report.status() != DeliveryStatus.DELIVERED) {
            dispatcher.pullInbound();
            report = report();
        }
        assertThat(report.about())
                .isInstanceOfSatisfying(
                        DeliveryReport.ByRecipient.class,
                        r -> assertThat(r.digits()).isEqualTo("15550100001"));
    }

    @Test
    void resetAfterAcceptanceIsUnknownThenRepeatableThenAcceptedWithoutASecondCopy() throws Exception {
        gateway.statusReports().loseNext(100);
        SkylineDispatcher dispatcher = dispatcher(b -> b);
        gateway.faults()
                .add(FaultRule.once(SkylineFault.RESET).afterProcessing().onPath("post_sms"));
        Instant postedAt = clock.instant();
        assertThat(dispatcher.send(sms(7)).outcome()).isInstanceOf(Unknown.class);
        assertThat(gateway.ledger().awaitSent(1, Duration.ofSeconds(10))).isTrue();
        assertThat(resolve(dispatcher, 7, postedAt).verdict()).isEqualTo(Verdict.UNDECIDED);
        clock.advance(Duration.ofSeconds(4));
        assertThat(resolve(dispatcher, 7, postedAt).verdict()).isEqualTo(Verdict.REPEATABLE);
        Sms again = Sms.of(TO, List.of(SmsMessage.of("text 7"))).withSendingId("7", Posting.REPEAT);
        assertThat(dispatcher.send(again).outcome()).isInstanceOf(Accepted.class);
        assertThat(gateway.ledger().copiesOf(7)).isEqualTo(1);
    }

    @Test
    void restartOfTheDeviceForbidsARepeat() throws Exception {
        gateway.statusReports().loseNext(100);
        SkylineDispatcher dispatcher = dispatcher(b -> b);
        gateway.faults()
                .add(FaultRule.once(SkylineFault.RESET).afterProcessing().onPath("post_sms"));
        assertThat(dispatcher.send(sms(7)).outcome()).isInstanceOf(Unknown.class);
        assertThat(gateway.ledger().awaitSent(1, Duration.ofSeconds(10))).isTrue();
        gateway.reboot();
        Instant postedAt = clock.instant();
        clock.advance(Duration.ofSeconds(4));
        Resolution resolution = resolve(dispatcher, 7, postedAt);
        assertThat(resolution.verdict()).isEqualTo(Verdict.UNDECIDED);
        assertThat(resolution.detail()).contains("restarted");
    }

    @Test
    void restartAfterTheResolversWordStopsTheRepeat() throws Exception {
        gateway.statusReports().loseNext(100);
        SkylineDispatcher dispatcher = dispatcher(b -> b);
        gateway.faults()
                .add(FaultRule.once(SkylineFault.RESET).afterProcessing().onPath("post_sms"));
        Instant postedAt = clock.instant();
        assertThat(dispatcher.send(sms(7)).outcome()).isInstanceOf(Unknown.class);
        assertThat(gateway.ledger().awaitSent(1, Duration.ofSeconds(10))).isTrue();
        clock.advance(Duration.ofSeconds(4));
        assertThat(resolve(dispatcher, 7, postedAt).verdict()).isEqualTo(Verdict.REPEATABLE);
        gateway.reboot();
        assertThat(dispatcher.send(tiedRepeat(dispatcher)).outcome()).isInstanceOf(Unknown.class);
        assertThat(gateway.ledger().copiesOf(7)).isEqualTo(1);
    }

    @Test
    void repeatAfterTheResolversWordIsProvenAccepted() throws Exception {
        SkylineDispatcher dispatcher = dispatcher(b -> b);
        gateway.faults()
                .add(FaultRule.once(SkylineFault.RESET).afterProcessing().onPath("post_sms"));
        Instant postedAt = clock.instant();
        gateway.statusReports().loseNext(100);
        assertThat(dispatcher.send(sms(7)).outcome()).isInstanceOf(Unknown.class);
        assertThat(gateway.ledger().awaitSent(1, Duration.ofSeconds(10))).isTrue();
        clock.advance(Duration.ofSeconds(4));
        assertThat(resolve(dispatcher, 7, postedAt).verdict()).isEqualTo(Verdict.REPEATABLE);
        assertThat(dispatcher.send(tiedRepeat(dispatcher)).outcome()).isInstanceOf(Accepted.class);
        assertThat(gateway.ledger().copiesOf(7)).isEqualTo(1);
    }

    @Test
    void repeatOfAnSmsThatThisProcessKnowsNothingOfIsNotPosted() {
        SkylineDispatcher dispatcher = dispatcher(b -> b);
        assertThat(dispatcher.send(tiedRepeat(dispatcher)).outcome()).isInstanceOf(Unknown.class);
        assertThat(gateway.ledger().accepted()).isEmpty();
    }

    private static Sms tiedRepeat(SkylineDispatcher dispatcher) {
        return Sms.of(TO, List.of(SmsMessage.of("text 7")))
                .withSendingId("7", Posting.REPEAT)
                .onlyThrough(dispatcher.name());
    }

    @Test
    void postThatNobodyRemembersIsJudgedByItsTime() {
        SkylineDispatcher dispatcher = dispatcher(b -> b);
        Instant before = clock.instant().minusSeconds(60);
        dispatcher.status();
        Instant after = clock.instant();
        clock.advance(Duration.ofSeconds(4));
        assertThat(resolve(dispatcher, 99, before).verdict()).isEqualTo(Verdict.UNDECIDED);
        assertThat(resolve(dispatcher, 99, after).verdict()).isEqualTo(Verdict.REPEATABLE);
        clock.advance(Duration.ofHours(1));
        assertThat(resolve(dispatcher, 99, after).verdict()).isEqualTo(Verdict.UNDECIDED);
    }

    @Test
    void repeatingCanBeSwitchedOff() {
        SkylineDispatcher dispatcher = dispatcher(b -> b.resolveByRepeating(Duration.ZERO));
        dispatcher.status();
        Instant postedAt = clock.instant();
        clock.advance(Duration.ofMinutes(5));
        assertThat(resolve(dispatcher, 99, postedAt).verdict()).isEqualTo(Verdict.UNDECIDED);
        assertThat(gateway.ledger().requests()).noneMatch(r -> r.path().contains("get_sms"));
    }

    @Test
    void waitingTaskIsAcceptedAndAnotherRecipientsTaskIsNot() {
        gateway.networkDelays(Duration.ofMinutes(5), Duration.ZERO);
        SkylineDispatcher dispatcher = dispatcher(b -> b);
        gateway.faults()
                .add(FaultRule.once(SkylineFault.BAD_GATEWAY).afterProcessing().onPath("post_sms"));
        assertThat(dispatcher.send(sms(7)).outcome()).isInstanceOf(Unknown.class);
        assertThat(resolve(dispatcher, 7, clock.instant()).verdict()).isEqualTo(Verdict.ACCEPTED);
        Question other = new Question("7", PhoneNumber.of("+15550100002"), clock.instant(), null);
        assertThat(dispatcher.resolver().orElseThrow().resolve(List.of(other)))
                .singleElement()
                .satisfies(r -> assertThat(r.verdict()).isEqualTo(Verdict.UNDECIDED));
    }

    @Test
    void reportProvesAnAcceptanceWithoutAskingTheDevice() throws Exception {
        SkylineDispatcher dispatcher = dispatcher(b -> b);
        gateway.faults()
                .add(FaultRule.once(SkylineFault.EMPTY_BODY).afterProcessing().onPath("post_sms"));
        assertThat(dispatcher.send(sms(7)).outcome()).isInstanceOf(Unknown.class);
        report();
        gateway.statusReports().awaitAcknowledged(1, Duration.ofSeconds(5));
        gateway.beginOutage();
        assertThat(resolve(dispatcher, 7, clock.instant()).verdict()).isEqualTo(Verdict.ACCEPTED);
    }

    @Test
    void outageIsUnavailableAndEndsByItself() {
        SkylineDispatcher dispatcher = dispatcher(b -> b);
        assertThat(dispatcher.send(sms(1)).outcome()).isInstanceOf(Accepted.class);
        gateway.beginOutage();
        Outcome outcome = dispatcher.send(sms(2)).outcome();
        assertThat(outcome).isInstanceOf(Unavailable.class);
        assertThat(resolve(dispatcher, 2, clock.instant()).verdict()).isEqualTo(Verdict.UNDECIDED);
        gateway.endOutage();
        assertThat(dispatcher.send(sms(2)).outcome()).isInstanceOf(Accepted.class);
        assertThat(gateway.ledger().copiesOf(2)).isLessThanOrEqualTo(1);
    }

    @Test
    void inboxIsPulledOnceAndAgainFromTheStartAfterARestart() {
        SkylineDispatcher dispatcher = dispatcher(b -> b);
        gateway.receive(ReceivedSms.of("15550100009", "first"));
        gateway.receive(ReceivedSms.of("15550100009", "second 你好").as(ReceivedSms.Form.TEXT_BLOCK));
        assertThat(dispatcher.pullInbound()).isEqualTo(2);
        assertThat(dispatcher.pullInbound()).isZero();
        assertThat(inbound).extracting(InboundSms::text).containsExactly("first", "second 你好");
        gateway.reboot();
        gateway.receive(ReceivedSms.of("15550100009", "third"));
        assertThat(dispatcher.pullInbound()).isEqualTo(1);
        assertThat(inbound).extracting(InboundSms::text).containsExactly("first", "second 你好", "third");
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.httpget;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.github.smsdispatch.api.DeliveryReport;
import io.github.smsdispatch.api.DeliveryReport.BySendingId;
import io.github.smsdispatch.api.DeliveryStatus;
import io.github.smsdispatch.api.Outcome;
import io.github.smsdispatch.api.Outcome.Accepted;
import io.github.smsdispatch.api.PhoneNumber;
import io.github.smsdispatch.api.RejectionReason;
import io.github.smsdispatch.api.SmsMessage;
import io.github.smsdispatch.api.UnavailableReason;
import io.github.smsdispatch.api.spi.DispatcherContext;
import io.github.smsdispatch.api.spi.Secret;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A real Kannel with its fake message centre: what arrives there, what it answers, what it reports. */
class KannelTest {

    private static final String NUMBER = "+4712345678";

    @TempDir
    private Path folder;

    private KannelLab kannel;

    @BeforeEach
    void start() throws IOException {
        kannel = new KannelLab(folder).start();
    }

    @AfterEach
    void stop() {
        kannel.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "text|UTF-8|1|Hello, 100% of [this] & {that} = 5 € + æøå~",
                "ucs-2|UTF-16BE|1|Привет, мир 😀 & 100% + ?",
                "udh|UTF-8|2|A long one: {0}",
                "udh|UTF-16BE|2|Длинное сообщение 😀: {0}",
            })
    void theTextArrivesAsItWasSent(String kind, Charset charset, int parts, String text) throws IOException {
        kannel.startCentre();
        String whole = text.replace("{0}", "0123456789".repeat(charset.equals(StandardCharsets.UTF_8) ? 18 : 6));
        try (HttpGetDispatcher dispatcher = dispatcher(Map.of())) {
            assertThat(send(dispatcher, NUMBER, whole)).isInstanceOf(Accepted.class);
        }
        KannelLab.await("all parts arrive", () -> kannel.received().size() == parts);
        assertThat(kannel.received())
                .allSatisfy(got -> assertThat(got.to()).isEqualTo(NUMBER))
                .allSatisfy(got -> assertThat(got.kind()).isEqualTo(kind));
        assertThat(KannelLab.joined(kannel.received(), charset)).isEqualTo(whole);
    }

    @Test
    void refusalsAreToldApart() throws IOException {
        kannel.startCentre();
        try (HttpGetDispatcher good = dispatcher(Map.of());
                HttpGetDispatcher stranger = dispatcher(Map.of("password", "wrong-password"));
                HttpGetDispatcher odd = dispatcher(Map.of("query.to", "x{phone}"))) {
            assertThat(send(good, KannelLab.UNROUTABLE + "12345", "hello"))
                    .isInstanceOfSatisfying(
                            Outcome.Rejected.class,
                            rejected -> assertThat(rejected.reason()).isEqualTo(RejectionReason.INVALID_RECIPIENT));
            assertThat(send(odd, NUMBER, "hello"))
                    .isInstanceOfSatisfying(
                            Outcome.Rejected.class,
                            rejected -> assertThat(rejected.reason()).isEqualTo(RejectionReason.BLOCKED));
            assertThat(send(stranger, NUMBER, "hello"))
                    .isInstanceOfSatisfying(Outcome.Unavailable.class, unavailable -> {
                        assertThat(unavailable.reason()).isEqualTo(UnavailableReason.LOGIN_REFUSED);
                        assertThat(unavailable.permanent()).isTrue();
                    });
        }
        assertThat(kannel.received()).isEmpty();
    }

    @Test
    void whatItQueuesIsAcceptedAndArrivesLater() throws IOException {
        kannel.startCentre().stopCentre();
        try (HttpGetDispatcher dispatcher = dispatcher(Map.of())) {
            assertThat(send(dispatcher, NUMBER, "later")).isInstanceOf(Accepted.class);
        }
        assertThat(kannel.received()).isEmpty();
        kannel.startCentre();
        KannelLab.await("the queued SMS arrives", () -> !kannel.received().isEmpty());
        assertThat(kannel.received()).containsExactly(new KannelLab.Got(NUMBER, "text", "later"));
    }

    @Test
    void itsCallbacksBecomeDeliveryReports() throws IOException {
        kannel.startCentre();
        List<DeliveryReport> reports = new CopyOnWriteArrayList<>();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        String url = "http://127.0.0.1:" + server.getAddress().getPort() + "/sms/reports/r3port";
        try (HttpGetDispatcher dispatcher = dispatcher(Map.of("reportUrl", url), reports)) {
            server.createContext(
                    "/", dispatcher.webhook(Secret.of("r3port")).build().httpHandler());
            server.start();
            List<String> ids = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                ids.add(((Accepted) send(dispatcher, NUMBER, "number " + i)).sendingId());
            }
            KannelLab.await("two reports each", () -> reports.size() >= 6);
            for (String id : ids) {
                assertThat(reports)
                        .filteredOn(report -> report.about().equals(new BySendingId(id)))
                        .extracting(DeliveryReport::status)
                        .containsExactlyInAnyOrder(DeliveryStatus.ON_NETWORK, DeliveryStatus.DELIVERED);
            }
        } finally {
            server.stop(0);
        }
    }

    @Test
    void nothingIsLostAndNothingComesTwiceWhenItIsStoppedInMidRun() throws Exception {
        kannel.startCentre();
        Queue<String> pending = new ConcurrentLinkedQueue<>(
                IntStream.range(0, 400).mapToObj(i -> "text " + i).toList());
        Map<String, Outcome> outcomes = new ConcurrentHashMap<>();
        AtomicInteger refused = new AtomicInteger();
        AtomicBoolean down = new AtomicBoolean();
        try (HttpGetDispatcher dispatcher = dispatcher(Map.of("timeout", "3s"))) {
            List<Thread> workers = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                Thread worker = new Thread(() -> drain(dispatcher, pending, outcomes, refused, down));
                worker.start();
                workers.add(worker);
            }
            KannelLab.await("some are accepted", () -> outcomes.size() > 50);
            kannel.stopGateway();
            KannelLab.await("some are refused", () -> refused.get() > 0);
            down.set(true);
            kannel.start().startCentre();
            down.set(false);
            for (Thread worker : workers) {
                worker.join(60_000);
            }
        }
        assertThat(outcomes).hasSize(400);
        List<String> accepted = outcomes.entrySet().stream()
                .filter(entry -> entry.getValue() instanceof Accepted)
                .map(Map.Entry::getKey)
                .toList();
        KannelLab.await("all that were accepted arrive", () -> texts().containsAll(accepted));
        assertThat(texts()).doesNotHaveDuplicates();
        assertThat(outcomes.values()).noneMatch(outcome -> outcome instanceof Outcome.Rejected);
        // At most one for each worker was on its way at the moment of the stop.
        assertThat(outcomes.size() - accepted.size()).as("unknown").isLessThanOrEqualTo(4);
    }

    /** Does what a queue does: unavailable goes again, unknown doesn't. */
    private static void drain(
            HttpGetDispatcher dispatcher,
            Queue<String> pending,
            Map<String, Outcome> outcomes,
            AtomicInteger refused,
            AtomicBoolean down) {
        for (String text = pending.poll(); text != null; text = pending.poll()) {
            Outcome outcome = send(dispatcher, NUMBER, text);
            if (outcome instanceof Outcome.Unavailable) {
                refused.incrementAndGet();
                pending.add(text);
                KannelLab.await("the gateway is back", () -> !down.get());
            } else {
                outcomes.put(text, outcome);
            }
        }
    }

    private List<String> texts() {
        return kannel.received().stream().map(KannelLab.Got::data).toList();
    }

    private HttpGetDispatcher dispatcher(Map<String, String> more) {
        return dispatcher(more, Collections.synchronizedList(new ArrayList<>()));
    }

    private HttpGetDispatcher dispatcher(Map<String, String> more, List<DeliveryReport> reports) {
        HttpGetSettings.Builder settings = HttpGetSettings.builder("kannel")
                .preset("kannel")
                .baseUrl(kannel.baseUrl())
                .login(KannelLab.USER, Secret.of(KannelLab.PASSWORD));
        more.forEach(settings::set);
        return HttpGetDispatcher.create(
                settings.build(),
                DispatcherContext.builder().reports(reports::add).build());
    }

    private static Outcome send(HttpGetDispatcher dispatcher, String number, String text) {
        return dispatcher
                .sendSms(PhoneNumber.of(number), List.of(SmsMessage.of(text)))
                .outcome();
    }
}

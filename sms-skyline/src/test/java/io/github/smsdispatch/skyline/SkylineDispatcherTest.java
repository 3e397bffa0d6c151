// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.skyline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.smsdispatch.api.DispatcherStatus;
import io.github.smsdispatch.api.DispatcherStatus.Health;
import io.github.smsdispatch.api.Outcome;
import io.github.smsdispatch.api.Outcome.Accepted;
import io.github.smsdispatch.api.Outcome.Unavailable;
import io.github.smsdispatch.api.PhoneNumber;
import io.github.smsdispatch.api.Posting;
import io.github.smsdispatch.api.SendResult;
import io.github.smsdispatch.api.Sms;
import io.github.smsdispatch.api.SmsMessage;
import io.github.smsdispatch.api.UnavailableReason;
import io.github.smsdispatch.api.spi.DispatcherContext;
import io.github.smsdispatch.api.spi.Secret;
import io.github.smsdispatch.testkit.MutableClock;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What goes over the wire, against a real HTTP server. */
class SkylineDispatcherTest {

    private final GatewayPeer peer = new GatewayPeer();
    private final MutableClock clock = MutableClock.at(Instant.parse("2026-01-02T03:04:05Z"));
    private final List<SkylineDispatcher> open = new ArrayList<>();

    @AfterEach
    void closeAll() {
        open.forEach(SkylineDispatcher::close);
        peer.close();
    }

    private SkylineDispatcher dispatcher(UnaryOperator<SkylineSettings.Builder> more) {
        SkylineSettings.Builder builder = SkylineSettings.builder("skyline1")
                .baseUrl(peer.url())
                .login("operator", Secret.of("p+ss &word"))
                .timeout(Duration.ofSeconds(5));
        SkylineDispatcher dispatcher = SkylineDispatcher.create(
                more.apply(builder).build(),
                DispatcherContext.builder().clock(clock).build());
        open.add(dispatcher);
        return dispatcher;
    }

    private static Sms sms(int n) {
        return Sms.of(PhoneNumber.of("+4799900" + (100 + n)), List.of(SmsMessage.of("text " + n)));
    }

    private static Sms sms(int n, String id) {
        return sms(n).withSendingId(id, Posting.FIRST);
    }

    private static List<Sms> many(int count) {
        List<Sms> batch = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            batch.add(sms(i));
        }
        return batch;
    }

    @Test
    void switchedOffByTheEnvironmentItIsThereAndTakesNothing() {
        SkylineSettings off = SkylineSettings.fromEnvironment(Map.of("SMS_ENABLED", "false"));

        try (SkylineDispatcher dispatcher = SkylineDispatcher.create(off, DispatcherContext.standalone())) {
            assertThat(dispatcher.status().health()).isEqualTo(DispatcherStatus.Health.DISABLED);
            assertThat(dispatcher
                            .sendSms(PhoneNumber.of("+15550100001"), List.of(SmsMessage.of("hello")))
                            .outcome()
                            .describe())
                    .contains("DISABLED");
        }
    }

    @Test
    void batchGoesOutInOneRequestWithOnePortAndOneRecipientPerTask() {
        List<SendResult> results = dispatcher(b -> b).sendBatch(many(3));
        assertThat(results).allSatisfy(r -> assertThat(r.outcome()).isInstanceOf(Accepted.class));
        assertThat(peer.posts()).hasSize(1);
        JsonNode body = GatewayPeer.body(peer.posts().get(0));
        assertThat(body.path("type").asText()).isEqualTo("send-sms");
        assertThat(body.path("task_num").asInt()).isEqualTo(3);
        assertThat(peer.tasks(0)).extracting(t -> t.path("from").asText()).containsExactly("1", "2", "1");
        assertThat(peer.tasks(0))
                .extracting(t -> t.path("to").asText())
                .containsExactly("4799900100", "4799900101", "4799900102");
        assertThat(peer.tasks(0)).allSatisfy(task -> {
            assertThat(task.path("sdr").asInt()).isEqualTo(1);
            assertThat(task.path("fdr").asInt()).isEqualTo(1);
            assertThat(task.path("dr").asInt(-1)).isZero();
            assertThat(task.has("to_all")).isFalse();
            assertThat(task.path("tid").asLong()).isBetween(1L << 30, (long) Integer.MAX_VALUE);
        });
    }

    @Test
    void credentialsAreEncodedInTheQueryAndVersionIsNamed() {
        dispatcher(b -> b).send(sms(1));
        var url = peer.posts().get(0).getUrl();
        assertThat(url.queryParameter("version")).isEqualTo("1.1");
        assertThat(url.queryParameter("username")).isEqualTo("operator");
        assertThat(url.queryParameter("password")).isEqualTo("p+ss &word");
        assertThat(url.encodedQuery()).doesNotContain("p+ss");
        assertThat(peer.posts().get(0).getHeaders().get("Content-Type")).isEqualTo("application/json;charset=utf-8");
    }

    @Test
    void questionsCarryNoContentType() {
        dispatcher(b -> b).status();
        assertThat(peer.requests).allSatisfy(r -> {
            assertThat(r.getMethod()).isEqualTo("GET");
            assertThat(r.getHeaders().get("Content-Type")).isNull();
        });
    }

    @Test
    void chosenSendingIdIsTheTaskId() {
        SendResult result = dispatcher(b -> b).send(sms(1, "4711"));
        assertThat(result.outcome()).isEqualTo(new Accepted("4711", 1));
        assertThat(peer.tasks(0).get(0).path("tid").asLong()).isEqualTo(4711);
    }

    @Test
    void badOrRepeatedSendingIdStopsOnlyItsOwnSms() {
        List<SendResult> results = dispatcher(b -> b)
                .sendBatch(List.of(sms(1, "x"), sms(2, "4711"), sms(3, "4711"), sms(4, "2147483648"), sms(5, "0")));
        assertThat(results)
                .extracting(r -> r.outcome() instanceof Accepted)
                .containsExactly(false, true, false, false, false);
        assertThat(results.get(0).outcome())
                .isInstanceOfSatisfying(
                        Unavailable.class, u -> assertThat(u.reason()).isEqualTo(UnavailableReason.CONFIGURATION));
        assertThat(peer.tasks(0)).hasSize(1);
    }

    @Test
    void oversizeBatchIsCut() {
        assertThat(dispatcher(b -> b.batchSize(4)).sendBatch(many(10)))
                .allSatisfy(r -> assertThat(r.outcome()).isInstanceOf(Accepted.class));
        assertThat(peer.posts())
                .extracting(p -> GatewayPeer.body(p).path("tasks").size())
                .containsExactly(4, 4, 2);
    }

    @Test
    void reportSettingsStandAtTheTopLevel() {
        dispatcher(b -> b.reportUrl(URI.create("https://app.example/sms-gateway/handle-serverless/SECRET"))
                        .reportCount(3)
                        .reportPeriod(Duration.ofSeconds(7))
                        .taskTimeout(Duration.ofSeconds(21))
                        .requestHandsetReports())
                .send(sms(1));
        JsonNode body = GatewayPeer.body(peer.posts().get(0));
        assertThat(body.path("sr_url").asText()).isEqualTo("https://app.example/sms-gateway/handle-serverless/SECRET");
        assertThat(body.path("sms_url")).isEqualTo(body.path("sr_url"));
        assertThat(body.path("sms_cnt").asInt()).isEqualTo(1);
        assertThat(body.path("sr_cnt").asInt()).isEqualTo(3);
        assertThat(body.path("sr_prd").asInt()).isEqualTo(7);
        assertThat(peer.tasks(0).get(0).path("tmo").asInt()).isEqualTo(21);
        assertThat(peer.tasks(0).get(0).path("dr").asInt()).isEqualTo(1);
    }

    @Test
    void plusIsKeptOnlyWhenAsked() {
        dispatcher(b -> b.numberFormat(SkylineSettings.NumberFormat.KEEP_PLUS)).send(sms(1));
        assertThat(peer.tasks(0).get(0).path("to").asText()).isEqualTo("+4799900101");
    }

    @Test
    void deviceMayChooseThePort() {
        dispatcher(b -> b.portChoice(SkylineSettings.PortChoice.DEVICE)).send(sms(1));
        assertThat(peer.tasks(0).get(0).has("from")).isFalse();
        assertThat(peer.requests).hasSize(1);
    }

    @Test
    void fixedPortsTakeTurnsWithoutAskingTheDevice() {
        SkylineDispatcher dispatcher = dispatcher(b -> b.ports(List.of("7A", "9")));
        dispatcher.sendBatch(many(3));
        assertThat(peer.tasks(0)).extracting(t -> t.path("from").asText()).containsExactly("7A", "9", "7A");
        assertThat(peer.requests).hasSize(1);
    }

    @Test
    void portStatusIsAskedOncePerRefreshTime() {
        SkylineDispatcher dispatcher = dispatcher(b -> b.statusRefresh(Duration.ofSeconds(10)));
        dispatcher.send(sms(1));
        dispatcher.send(sms(2));
        assertThat(count("get_status")).isEqualTo(1);
        clock.advance(Duration.ofSeconds(10));
        dispatcher.send(sms(3));
        assertThat(count("get_status")).isEqualTo(2);
    }

    @Test
    void failingPortRestsAndComesBack() {
        SkylineDispatcher dispatcher = dispatcher(b -> b.ports(List.of("1", "2")));
        peer.page("post_sms", r -> GatewayPeer.answerAll(r, "5 SIM Unregistered"));
        assertThat(dispatcher.send(sms(1)).outcome())
                .isInstanceOfSatisfying(
                        Unavailable.class, u -> assertThat(u.reason()).isEqualTo(UnavailableReason.NO_NETWORK));
        peer.page("post_sms", GatewayPeer::takeAll);
        dispatcher.sendBatch(many(2));
        assertThat(peer.tasks(1)).extracting(t -> t.path("from").asText()).containsExactly("2", "2");
        clock.advance(Duration.ofSeconds(61));
        dispatcher.sendBatch(many(2));
        assertThat(peer.tasks(2)).extracting(t -> t.path("from").asText()).containsExactlyInAnyOrder("1", "2");
    }

    @Test
    void withoutAReadyPortNothingIsPosted() {
        peer.page("get_status", r -> GatewayPeer.json(GatewayPeer.STATUS.replace("\"st\":3", "\"st\":8")));
        assertThat(dispatcher(b -> b).send(sms(1)).outcome()).isInstanceOfSatisfying(Unavailable.class, u -> {
            assertThat(u.reason()).isEqualTo(UnavailableReason.NO_NETWORK);
            assertThat(u.retryAfter()).isPresent();
        });
        assertThat(peer.posts()).isEmpty();
    }

    @Test
    void statusShowsPortsAndCounters() {
        SkylineDispatcher dispatcher = dispatcher(b -> b);
        dispatcher.sendBatch(many(3));
        var status = dispatcher.status();
        assertThat(status.health()).isEqualTo(Health.UP);
        assertThat(status.ports())
                .extracting(p -> p.port() + "=" + p.accepted())
                .containsExactly("1.01=2", "2.01=1", "3.01=0");
    }

    @Test
    void gatewayThatCantSayItsPortsHandsNothingOver() {
        peer.page("get_status", r -> GatewayPeer.response(502, "text/html", "<html>502</html>"));
        SkylineDispatcher dispatcher = dispatcher(b -> b);
        assertThat(dispatcher.send(sms(1)).outcome()).isInstanceOf(Unavailable.class);
        assertThat(dispatcher.status().health()).isEqualTo(Health.DOWN);
        assertThat(peer.posts()).isEmpty();
    }

    @Test
    void complainingGatewayGetsAPauseAndSmallerRequests() {
        SkylineDispatcher dispatcher = dispatcher(b -> b);
        peer.page("post_sms", r -> GatewayPeer.answerAll(r, "16 Too Many Task"));
        dispatcher.sendBatch(many(16));
        assertThat(dispatcher.capabilities().inFlight()).isZero();
        assertThat(dispatcher.capabilities().batchSize()).isEqualTo(8);
        assertThat(dispatcher.send(sms(1)).outcome())
                .isInstanceOfSatisfying(
                        Unavailable.class, u -> assertThat(u.retryAfter()).contains(Duration.ofSeconds(5)));
        assertThat(peer.posts()).hasSize(1);
        clock.advance(Duration.ofSeconds(5));
        peer.page("post_sms", GatewayPeer::takeAll);
        assertThat(dispatcher.send(sms(1)).outcome()).isInstanceOf(Accepted.class);
        assertThat(dispatcher.capabilities().batchSize()).isEqualTo(9);
        assertThat(dispatcher.capabilities().inFlight()).isEqualTo(1);
    }

    @Test
    void retryAfterZeroDoesNotMakeTheClientSendTwice() {
        peer.page(
                "post_sms",
                r -> new mockwebserver3.MockResponse.Builder()
                        .code(503)
                        .setHeader("Retry-After", "0")
                        .body("Server Busy")
                        .build());
        assertThat(dispatcher(b -> b).send(sms(1)).outcome()).isInstanceOf(Outcome.Unknown.class);
        assertThat(peer.posts()).hasSize(1);
    }

    @Test
    void redirectsAreNotFollowed() {
        peer.page(
                "post_sms",
                r -> new mockwebserver3.MockResponse.Builder()
                        .code(307)
                        .setHeader("Location", peer.url() + "/goip_post_sms.html")
                        .build());
        assertThat(dispatcher(b -> b).send(sms(1)).outcome()).isInstanceOf(Outcome.Unknown.class);
        assertThat(peer.posts()).hasSize(1);
    }

    @Test
    void hugeAnswerIsUnreadable() {
        peer.page("post_sms", r -> GatewayPeer.json("{\"code\":\"" + "x".repeat(Json.MAX_BYTES) + "\"}"));
        assertThat(dispatcher(b -> b).send(sms(1)).outcome()).isInstanceOf(Outcome.Unknown.class);
    }

    @Test
    void extraHeadersAndUserAgentAreSent() {
        dispatcher(b -> b.header("X-API-KEY", Secret.of("k1")).userAgent("shop/1"))
                .send(sms(1));
        assertThat(peer.requests).allSatisfy(r -> {
            assertThat(r.getHeaders().get("X-API-KEY")).isEqualTo("k1");
            assertThat(r.getHeaders().get("User-Agent")).isEqualTo("shop/1");
        });
    }

    @Test
    void pathPrefixAndBasePathAreConfigurable() {
        peer.page("GP_post_sms", GatewayPeer::takeAll);
        SkylineDispatcher dispatcher = dispatcher(
                b -> b.baseUrl(peer.url() + "/box1/").pathPrefix("GP_").portChoice(SkylineSettings.PortChoice.DEVICE));
        assertThat(dispatcher.send(sms(1)).outcome()).isInstanceOf(Accepted.class);
        assertThat(peer.requests.get(0).getUrl().encodedPath()).isEqualTo("/box1/GP_post_sms.html");
    }

    @Test
    void disabledDispatcherTouchesNothing() {
        SkylineDispatcher dispatcher = dispatcher(SkylineSettings.Builder::disabled);
        assertThat(dispatcher.sendBatch(many(2)))
                .allSatisfy(r -> assertThat(r.outcome())
                        .isInstanceOfSatisfying(
                                Unavailable.class, u -> assertThat(u.reason()).isEqualTo(UnavailableReason.DISABLED)));
        assertThat(dispatcher.capabilities().inFlight()).isZero();
        assertThat(dispatcher.status().health()).isEqualTo(Health.DISABLED);
        assertThatThrownBy(dispatcher::tasks).isInstanceOf(SkylineException.class);
        assertThat(peer.requests).isEmpty();
    }

    @Test
    void tasksAreListedForAllPortsPageByPage() {
        peer.page("get_tasks", r -> {
            boolean first = "1".equals(r.getUrl().queryParameter("port"));
            String pos = r.getUrl().queryParameter("pos");
            return GatewayPeer.json(
                    !first
                            ? "{\"code\":200,\"total_num\":0,\"task_num\":0,\"tasks\":[]}"
                            : "{\"code\":200,\"reason\":\"OK\",\"total_num\":2,\"task_num\":1,\"tasks\":[{\"tid\":"
                                    + ("0".equals(pos) ? 2 : 3) + ",\"state\":" + pos
                                    + ",\"from\":\"\",\"to\":\"15550100001\"}]}");
        });
        assertThat(dispatcher(b -> b).tasks())
                .extracting(t -> t.sendingId() + " " + t.state())
                .containsExactly("2 QUEUED", "3 SUSPENDED");
        assertThat(count("get_tasks")).isEqualTo(5);
    }

    @Test
    void f7_tasksAreChangedByIdAndAnEmptyListIsRefused() {
        peer.page(
                "remove_sms",
                r -> GatewayPeer.json("{\"code\":200,\"reason\":\"OK\",\"results\":[{\"tid\":2,\"status\":"
                        + "\"0 OK\"},{\"tid\":3,\"status\":\"2 Invalid Port\"}]}"));
        SkylineDispatcher dispatcher = dispatcher(b -> b);
        assertThat(dispatcher.remove(List.of("3", "2", "4")))
                .containsExactly(
                        new SkylineTaskChange("3", 2), new SkylineTaskChange("2", 0), new SkylineTaskChange("4", -1));
        assertThat(GatewayPeer.body(peer.requests.get(0)).toString()).isEqualTo("{\"tids\":[3,2,4]}");
        assertThatIllegalArgumentException().isThrownBy(() -> dispatcher.remove(List.of()));
        assertThatIllegalArgumentException().isThrownBy(() -> dispatcher.pause(List.of("0")));
        assertThat(peer.requests).hasSize(1);
    }

    @Test
    void statisticsAreRead() {
        peer.page(
                "get_sms_stat",
                r -> GatewayPeer.json(
                        "{\"code\":200,\"reason\":\"OK\",\"count\":1,\"stats\":[{\"port\":1,"
                                + "\"slot\":1,\"received\":10,\"sent\":\"50\",\"sent_ok\":48,\"sent_failed\":2,\"unsent\":null}]}"));
        assertThat(dispatcher(b -> b).statistics(SkylineStatistics.Period.TODAY))
                .containsExactly(new SkylineStatistics(1, 1, 10, 50, 48, 2, 0, 0));
        assertThat(peer.requests.get(0).getUrl().queryParameter("type")).isEqualTo("2");
    }

    private long count(String page) {
        return peer.requests.stream()
                .filter(r -> r.getUrl().encodedPath().contains(page))
                .count();
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.testkit.skyline;

import static io.github.smsdispatch.testkit.skyline.GatewayClient.json;
import static io.github.smsdispatch.testkit.skyline.GatewayClient.task;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

class FaultsTest {

    private SkylineSimulator gateway;
    private GatewayClient client;

    @BeforeEach
    void start() {
        gateway = SkylineSimulator.builder().start();
        client = new GatewayClient(gateway);
    }

    @AfterEach
    void close() {
        gateway.close();
    }

    private void losePatienceSoon() {
        client = new GatewayClient(gateway, Duration.ofMillis(800));
    }

    private HttpResponse<String> send(int tid) throws Exception {
        byte[] body = ("{\"tasks\":[" + task(tid, "") + "]}").getBytes(StandardCharsets.UTF_8);
        return client.exchange("POST", "/goip_post_sms.html?username=root&password=root", body);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "AUTH_REFUSED | 200 | invalid username or password!",
                "ACCESS_RESTRICTED | 200 | access restricted!",
                "UNAUTHORIZED | 401 | Unauthorized",
                "FORBIDDEN | 403 | Forbidden",
                "EDGE_ERROR_1003 | 403 | Error 1003",
                "EDGE_ERROR_1010 | 403 | Error 1010",
                "BAD_GATEWAY | 502 | Error code 502",
                "SERVER_BUSY | 503 | Server Busy",
                "WEB_SERVER_DOWN | 521 | Error code 521",
                "CONNECTION_TIMED_OUT | 522 | Error code 522",
                "ANSWER_TIMED_OUT | 524 | Error code 524",
                "TUNNEL_DOWN | 530 | Error 1033",
                "LOGIN_PAGE | 200 | <title>Login</title>"
            })
    void faultWithAnAnswerComesOnceAndAcceptsNothing(SkylineFault fault, int status, String text) throws Exception {
        gateway.faults().next(fault);
        HttpResponse<String> answer = send(1);
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.body()).contains(text);
        assertThat(gateway.ledger().accepted()).isEmpty();
        assertThat(send(1).body()).contains("0 OK");
    }

    @Test
    void refusedLoginLooksLikeALiveDevice() throws Exception {
        gateway.faults().next(SkylineFault.AUTH_REFUSED);
        assertThat(json(send(1).body())).isEqualTo(json("{\"code\":1,\"reason\":\"invalid username or password!\"}"));
        gateway.faults().next(SkylineFault.ACCESS_RESTRICTED);
        assertThat(json(send(1).body())).isEqualTo(json("{\"code\":1,\"reason\":\"access restricted!\"}"));
    }

    @Test
    void emptyBodyIsHttp200WithNothingInIt() throws Exception {
        gateway.faults().next(SkylineFault.EMPTY_BODY);
        HttpResponse<String> answer = send(1);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            mode = Mode.INCLUDE,
            names = {"GARBAGE", "TRUNCATED_BODY", "RESET", "RESET_UNREAD", "HANG"})
    void brokenAnswerNeverLooksLikeSuccess(SkylineFault fault) {
        losePatienceSoon();
        gateway.faults().next(fault);
        assertThatThrownBy(() -> send(1)).isInstanceOf(IOException.class);
    }

    @ParameterizedTest
    @EnumSource(
            mode = Mode.INCLUDE,
            names = {"RESET", "GARBAGE", "BAD_GATEWAY", "EMPTY_BODY", "LOGIN_PAGE"})
    void afterProcessingTheSmsIsAcceptedAndSentAllTheSame(SkylineFault fault) throws Exception {
        gateway.faults().add(FaultRule.once(fault).afterProcessing());
        try {
            assertThat(send(1).body()).doesNotContain("0 OK");
        } catch (IOException e) {
            assertThat(fault).isIn(SkylineFault.RESET, SkylineFault.GARBAGE);
        }
        assertThat(gateway.ledger().awaitSent(1, Duration.ofSeconds(5))).isTrue();
        assertThat(client.status(task(1, ""))).isEqualTo("13 Duplicated TaskId");
    }

    @Test
    void resetUnreadReadsNothing() {
        gateway.faults().next(SkylineFault.RESET_UNREAD);
        assertThatThrownBy(() -> send(1)).isInstanceOf(IOException.class);
        assertThat(gateway.ledger().requestCount()).isZero();
        assertThat(gateway.faults().happened()).isOne();
    }

    @Test
    void hangAfterAcceptanceAcceptsAndNeverAnswers() throws Exception {
        losePatienceSoon();
        gateway.faults().add(FaultRule.once(SkylineFault.HANG).afterProcessing());
        assertThatThrownBy(() -> send(1)).isInstanceOf(HttpTimeoutException.class);
        assertThat(gateway.ledger().accepted()).hasSize(1);
        assertThat(gateway.ledger().awaitSent(1, Duration.ofSeconds(5))).isTrue();
    }

    @Test
    void hangingGatewaySendsWithoutWaitingForTheClientToGiveUp() throws Exception {
        client = new GatewayClient(gateway, Duration.ofMinutes(1));
        gateway.faults().add(FaultRule.once(SkylineFault.HANG).afterProcessing());
        Thread patient = new Thread(() -> {
            try {
                send(1);
            } catch (Exception e) {
                Thread.currentThread().interrupt();
            }
        });
        patient.start();
        assertThat(gateway.ledger().awaitSent(1, Duration.ofSeconds(5))).isTrue();
        assertThat(patient.isAlive()).isTrue();
        gateway.close();
        patient.join(5_000);
        assertThat(patient.isAlive()).isFalse();
    }

    @Test
    void slowDripIsSlowerThanAnyPatience() {
        losePatienceSoon();
        gateway.faults().next(SkylineFault.SLOW_DRIP);
        assertThatThrownBy(() -> send(1)).isInstanceOf(HttpTimeoutException.class);
        assertThat(gateway.ledger().accepted()).hasSize(1);
    }

    @Test
    void ruleWithAPathLeavesOtherRequestsAlone() throws Exception {
        gateway.faults().add(FaultRule.always(SkylineFault.SERVER_BUSY).onPath("post_sms"));
        assertThat(client.get("/goip_get_status.html", "")).contains("dev-status");
        assertThat(send(1).statusCode()).isEqualTo(503);
        assertThat(send(1).statusCode()).isEqualTo(503);
        gateway.faults().clear();
        assertThat(send(1).statusCode()).isEqualTo(200);
    }

    @Test
    void ruleEndsAfterItsCount() throws Exception {
        gateway.faults().add(FaultRule.always(SkylineFault.SERVER_BUSY).times(2));
        assertThat(send(1).statusCode()).isEqualTo(503);
        assertThat(send(1).statusCode()).isEqualTo(503);
        assertThat(send(1).statusCode()).isEqualTo(200);
    }

    @Test
    void outageRefusesConnectionsAndEndsOnTheSamePort() throws Exception {
        send(1);
        int port = gateway.port();
        gateway.beginOutage();
        // The client may find out on its kept-alive connection, which fails in another way than a new one.
        assertThatThrownBy(() -> send(2)).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> new Socket(InetAddress.getLoopbackAddress(), port).close())
                .isInstanceOf(ConnectException.class);
        gateway.endOutage();
        assertThat(gateway.port()).isEqualTo(port);
        assertThat(send(2).body()).contains("0 OK");
        assertThat(gateway.ledger().accepted()).hasSize(2);
    }

    @Test
    void rebootLosesQueueAndTidMemoryAndChangesSsrc() throws Exception {
        gateway.networkDelays(Duration.ofMinutes(1), Duration.ZERO);
        send(1);
        gateway.receive(ReceivedSms.of("15550100009", "hi"));
        String ssrc =
                json(client.get("/goip_get_sms.html", "sms_id=1")).path("ssrc").asText();
        client.get("/goip_get_status.html", "");
        gateway.reboot();
        assertThat(json(client.get("/goip_get_tasks.html", "port=1&pos=0"))
                        .path("total_num")
                        .asInt())
                .isZero();
        assertThat(json(client.get("/goip_get_status.html", "")).path("seq").asInt())
                .isOne();
        var inbox = json(client.get("/goip_get_sms.html", "sms_id=1"));
        assertThat(inbox.path("ssrc").asText()).isNotEqualTo(ssrc);
        assertThat(inbox.path("data")).hasSize(1);
        assertThat(client.status(task(1, ""))).isEqualTo("0 OK");
        assertThat(gateway.ledger().accepted()).hasSize(2);
        assertThat(gateway.ledger().sent()).isEmpty();
    }
}

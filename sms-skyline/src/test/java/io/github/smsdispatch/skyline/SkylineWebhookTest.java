// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.skyline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.github.smsdispatch.api.DeliveryReport;
import io.github.smsdispatch.api.InboundSms;
import io.github.smsdispatch.api.SmsConfigurationException;
import io.github.smsdispatch.api.spi.Secret;
import io.github.smsdispatch.api.webhook.WebhookRequest;
import io.github.smsdispatch.api.webhook.WebhookResponse;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Who may push, what is answered, and that nothing is acknowledged before it is safe. */
class SkylineWebhookTest {

    private static final String PATH = SkylineWebhook.DEFAULT_PATH + "/S3CRET";
    private static final String REPORT =
            "{\"type\":\"status-report\",\"rpt_num\":1,\"rpts\":[{\"tid\":1223,\"sdr\":[[0,\"1\",\"1.01\",1466506477]]}]}";

    private final List<DeliveryReport> reports = new ArrayList<>();
    private final List<InboundSms> inbound = new ArrayList<>();

    private SkylineWebhook.Builder builder() {
        return SkylineWebhook.builder("skyline1").reports(reports::add).inbound(inbound::add);
    }

    private SkylineWebhook webhook() {
        return builder().secret(Secret.of("S3CRET")).build();
    }

    private static WebhookRequest post(String target, String body) {
        return WebhookRequest.of("POST", target, body.getBytes(StandardCharsets.UTF_8))
                .withHeaders(Map.of("Content-Type", List.of("application/json;charset=utf-8")))
                .from("192.0.2.67");
    }

    private int status(SkylineWebhook webhook, WebhookRequest request) {
        return webhook.handle(request).status();
    }

    @Test
    void reportIsHandedOverAndThenAcknowledged() {
        WebhookResponse response = webhook().handle(post(PATH + "?version=1.1", REPORT));
        assertThat(response.status()).isEqualTo(200);
        assertThat(response.body()).isEqualTo("{\"code\":0,\"reason\":\"OK\"}");
        assertThat(reports).hasSize(1);
    }

    @Test
    void onlyTheRightPathSecretMethodAndLengthComeIn() {
        SkylineWebhook webhook =
                builder().secret(Secret.of("S3CRET")).maxBytes(1000).build();
        assertThat(status(webhook, post("/other/S3CRET", REPORT))).isEqualTo(404);
        assertThat(status(webhook, post(SkylineWebhook.DEFAULT_PATH, REPORT))).isEqualTo(401);
        assertThat(status(webhook, post(SkylineWebhook.DEFAULT_PATH + "/", REPORT)))
                .isEqualTo(401);
        assertThat(status(webhook, post(SkylineWebhook.DEFAULT_PATH + "/wrong", REPORT)))
                .isEqualTo(401);
        assertThat(status(webhook, post(PATH + "x", REPORT))).isEqualTo(401);
        assertThat(status(webhook, WebhookRequest.of("GET", PATH, new byte[0]))).isEqualTo(405);
        assertThat(status(webhook, post(PATH, " ".repeat(1001)))).isEqualTo(413);
        assertThat(reports).isEmpty();
    }

    @Test
    void secretMayStandInAHeader() {
        SkylineWebhook webhook = builder().header("X-Hook", Secret.of("h1")).build();
        WebhookRequest request = post(SkylineWebhook.DEFAULT_PATH, REPORT);
        assertThat(status(webhook, request)).isEqualTo(401);
        assertThat(status(webhook, request.withHeaders(Map.of("x-hook", List.of("h2")))))
                .isEqualTo(401);
        assertThat(status(webhook, request.withHeaders(Map.of("x-hook", List.of("h1")))))
                .isEqualTo(200);
    }

    @Test
    void bothSecretsAreNeededWhenBothAreSet() {
        SkylineWebhook webhook = builder()
                .secret(Secret.of("S3CRET"))
                .header("X-Hook", Secret.of("h1"))
                .build();
        assertThat(status(webhook, post(PATH, REPORT))).isEqualTo(401);
        assertThat(status(webhook, post(PATH, REPORT).withHeaders(Map.of("X-Hook", List.of("h1")))))
                .isEqualTo(200);
    }

    @Test
    void sourceAddressesAreCheckedWhateverTheirSpelling() {
        SkylineWebhook webhook = builder()
                .secret(Secret.of("S3CRET"))
                .sources(List.of("192.0.2.67", "2001:DB8::1"))
                .build();
        assertThat(status(webhook, post(PATH, REPORT))).isEqualTo(200);
        assertThat(status(webhook, post(PATH, REPORT).from("2001:db8:0:0::1"))).isEqualTo(200);
        assertThat(status(webhook, post(PATH, REPORT).from("192.0.2.68"))).isEqualTo(401);
        assertThat(status(webhook, post(PATH, REPORT).from(""))).isEqualTo(401);
    }

    @Test
    void webhookWithoutASecretIsRefused() {
        assertThatThrownBy(() -> builder().build())
                .isInstanceOf(SmsConfigurationException.class)
                .hasMessageContaining("skyline1.webhook.secret");
        assertThatThrownBy(() -> builder().sources(List.of("gateway.example")))
                .isInstanceOf(SmsConfigurationException.class);
    }

    @Test
    void failingSinkAsksForAnotherPush() {
        List<DeliveryReport> kept = new ArrayList<>();
        boolean[] broken = {true};
        SkylineWebhook webhook = SkylineWebhook.builder("skyline1")
                .secret(Secret.of("S3CRET"))
                .reports(report -> {
                    if (broken[0]) {
                        throw new IllegalStateException("database is down");
                    }
                    kept.add(report);
                })
                .build();
        WebhookResponse refused = webhook.handle(post(PATH, REPORT));
        assertThat(refused.status()).isEqualTo(503);
        assertThat(refused.body()).doesNotContain("database");
        broken[0] = false;
        assertThat(status(webhook, post(PATH, REPORT))).isEqualTo(200);
        assertThat(status(webhook, post(PATH, REPORT))).isEqualTo(200);
        assertThat(kept).hasSize(2).containsOnly(kept.get(0));
    }

    @Test
    void badBodyIsNamedAndReadableEntriesAreKept() {
        WebhookResponse response = webhook().handle(post(PATH, REPORT.replace("]}]}", "]},{\"tid\":\"x\"}]}")));
        assertThat(response.status()).isEqualTo(400);
        assertThat(response.body()).contains("rpts[1].tid");
        assertThat(reports).hasSize(1);
        assertThat(webhook().handle(post(PATH, "nonsense")).status()).isEqualTo(400);
    }

    @Test
    void foreignTasksAreCountedAndNotHandedOver() {
        SkylineWebhook webhook = webhook();
        assertThat(status(webhook, post(PATH, REPORT.replace("1223", "3000000000"))))
                .isEqualTo(200);
        assertThat(reports).isEmpty();
        assertThat(webhook.foreignReports()).isEqualTo(1);
    }

    @Test
    void f18_legacyPushIsAnsweredInPlainText() {
        WebhookResponse response = webhook()
                .handle(WebhookRequest.of(
                                "POST",
                                PATH + "?port=61A&sender=15550100001&mac=00-30-f1-00-00-01",
                                ("Sender: 15550100001\r\nReceiver: \"12.01\" 15550100002\r\n\r\nhello")
                                        .getBytes(StandardCharsets.UTF_8))
                        .withHeaders(Map.of("Content-Type", List.of("application/octet-stream"))));
        assertThat(response).isEqualTo(new WebhookResponse(200, "text/plain;charset=utf-8", "OK"));
        assertThat(inbound).extracting(InboundSms::text).containsExactly("hello");
    }

    @Test
    void nothingSecretIsShown() {
        assertThat(webhook().toString()).doesNotContain("S3CRET");
        assertThat(post(PATH, REPORT).toString()).doesNotContain("S3CRET");
    }

    @Test
    void jdkServerHandlesPushesOverHttp() throws Exception {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext(SkylineWebhook.DEFAULT_PATH, webhook().httpHandler());
        server.start();
        try {
            URI uri = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + PATH + "?version=1.1");
            HttpClient client = HttpClient.newHttpClient();
            HttpResponse<String> taken = client.send(
                    HttpRequest.newBuilder(uri)
                            .POST(HttpRequest.BodyPublishers.ofString(REPORT))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            assertThat(taken.statusCode()).isEqualTo(200);
            assertThat(taken.body()).isEqualTo("{\"code\":0,\"reason\":\"OK\"}");
            HttpResponse<String> asked =
                    client.send(HttpRequest.newBuilder(uri).GET().build(), HttpResponse.BodyHandlers.ofString());
            assertThat(asked.statusCode()).isEqualTo(405);
            assertThat(reports).hasSize(1);
        } finally {
            server.stop(0);
        }
    }
}

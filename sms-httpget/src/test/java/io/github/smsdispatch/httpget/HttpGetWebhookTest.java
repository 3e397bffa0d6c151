// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.httpget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.smsdispatch.api.DeliveryReport;
import io.github.smsdispatch.api.DeliveryReport.BySendingId;
import io.github.smsdispatch.api.DeliveryStatus;
import io.github.smsdispatch.api.SmsConfigurationException;
import io.github.smsdispatch.api.spi.DispatcherContext;
import io.github.smsdispatch.api.spi.Secret;
import io.github.smsdispatch.api.webhook.WebhookRequest;
import io.github.smsdispatch.testkit.MutableClock;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HttpGetWebhookTest {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    private final List<DeliveryReport> reports = new ArrayList<>();

    @Test
    void aReportHasIdStatusTimeAndTheNetworksWords() {
        HttpGetWebhook webhook = webhook().build();
        assertThat(get(webhook, "/sms/reports/s3gment?id=77&status=2&answer=NACK%2Fno+route+to+4712345678%20%"))
                .isEqualTo(200);
        assertThat(reports)
                .containsExactly(new DeliveryReport(
                        "gw", new BySendingId("77"), DeliveryStatus.UNDELIVERED, NOW, "2 NACK/no route to *** %"));
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /sms/reports/s3gment?id=7&status=1, 200",
        "POST, /sms/reports/s3gment?id=7&status=1, 200",
        "PUT, /sms/reports/s3gment?id=7&status=1, 405",
        "GET, /sms/reports/wrong?id=7&status=1, 401",
        "GET, /sms/reports?id=7&status=1, 401",
        "GET, /sms/elsewhere/s3gment?id=7&status=1, 404",
        "GET, /sms/reports/s3gment?status=1, 400",
        "GET, /sms/reports/s3gment?id=&status=1, 400",
        "GET, /sms/reports/s3gment?id=7, 200",
        "GET, /sms/reports/s3gment, 200",
        "GET, /sms/reports/s3gment?&&=&%zz=%zz&id=7&status=1, 200",
    })
    void whatComesIsAnsweredByItsKind(String method, String target, int status) {
        assertThat(webhook()
                        .build()
                        .handle(WebhookRequest.of(method, target, new byte[0]))
                        .status())
                .isEqualTo(status);
    }

    @Test
    void whatNoRuleKnowsIsCountedAndNotAskedForAgain() {
        HttpGetWebhook webhook = webhook().build();
        assertThat(get(webhook, "/sms/reports/s3gment?id=7&status=99")).isEqualTo(200);
        assertThat(webhook.unmatched()).isEqualTo(1);
        assertThat(reports).isEmpty();
    }

    @Test
    void aFailingSinkAsksForTheReportAgain() {
        HttpGetWebhook webhook = webhook()
                .reports(report -> {
                    throw new IllegalStateException("the database is away");
                })
                .build();
        assertThat(get(webhook, "/sms/reports/s3gment?id=7&status=1")).isEqualTo(503);
    }

    @Test
    void strangersAndOverlongBodiesAreRefused() {
        HttpGetWebhook webhook =
                webhook().sources(List.of("192.0.2.7")).maxBytes(1000).build();
        WebhookRequest report = WebhookRequest.of("POST", "/sms/reports/s3gment?id=7&status=1", new byte[0]);
        assertThat(webhook.handle(report.from("192.0.2.8")).status()).isEqualTo(401);
        assertThat(webhook.handle(report.from("192.0.2.7")).status()).isEqualTo(200);
        WebhookRequest large = WebhookRequest.of("POST", "/sms/reports/s3gment", new byte[1001]);
        assertThat(webhook.handle(large.from("192.0.2.7")).status()).isEqualTo(413);
    }

    @Test
    void theSecretMayComeInAHeader() {
        HttpGetWebhook webhook = HttpGetWebhook.builder(settings())
                .path("/dlr")
                .header("X-Token", Secret.of("t0ken"))
                .reports(reports::add)
                .build();
        WebhookRequest report = WebhookRequest.of("GET", "/dlr?id=7&status=1", new byte[0]);
        assertThat(webhook.handle(report).status()).isEqualTo(401);
        assertThat(webhook.handle(report.withHeaders(java.util.Map.of("x-token", List.of("t0ken"))))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void withoutASecretThereIsNoWebhook() {
        assertThatThrownBy(() -> HttpGetWebhook.builder(settings()).build())
                .isInstanceOf(SmsConfigurationException.class)
                .hasMessageContaining("gw.webhook.secret");
    }

    @Test
    void aPatternThatNeverEndsIsRefused() {
        HttpGetSettings settings = HttpGetSettings.builder("gw")
                .set("url", "http://127.0.0.1:9/?to={phone}&text={text}")
                .set("report.1.body", "(a|aa)+$")
                .set("report.1.means", "delivered")
                .build();
        Callbacks callbacks = new Callbacks(settings);
        assertThat(callbacks.send("POST", "text/plain", "?id=7", "a".repeat(5000) + "b"))
                .isEqualTo(400);
    }

    @Test
    void aReportThatComesBeforeTheSendReturnsNamesTheIdThatTheSendWillReturn() {
        // The id is in the request, so the gateway can call back while its answer is still on its way.
        assertThat(get(webhook().build(), "/sms/reports/s3gment?id=1073741900&status=8"))
                .isEqualTo(200);
        assertThat(reports.get(0).about()).isEqualTo(new BySendingId("1073741900"));
    }

    @Test
    void itShowsNoSecret() {
        assertThat(webhook().build().toString()).isEqualTo("HttpGetWebhook[/sms/reports/***]");
    }

    private HttpGetWebhook.Builder webhook() {
        return HttpGetDispatcher.create(
                        settings(),
                        DispatcherContext.builder()
                                .clock(MutableClock.at(NOW))
                                .reports(reports::add)
                                .build())
                .webhook(Secret.of("s3gment"));
    }

    private static HttpGetSettings settings() {
        return HttpGetSettings.builder("gw")
                .preset("kannel")
                .baseUrl("http://127.0.0.1:9")
                .login("u", Secret.of("passw0rd"))
                .build();
    }

    private static int get(HttpGetWebhook webhook, String target) {
        return webhook.handle(WebhookRequest.of("GET", target, "".getBytes(StandardCharsets.UTF_8)))
                .status();
    }
}

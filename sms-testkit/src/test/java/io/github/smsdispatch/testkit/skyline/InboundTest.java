// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.testkit.skyline;

import static io.github.smsdispatch.testkit.skyline.GatewayClient.json;
import static io.github.smsdispatch.testkit.skyline.GatewayClient.task;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.smsdispatch.testkit.MutableClock;
import io.github.smsdispatch.testkit.skyline.ReceivedSms.Form;
import io.github.smsdispatch.testkit.skyline.SkylineDialect.PortForm;
import io.github.smsdispatch.testkit.skyline.SkylineDialect.ReceiptForm;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class InboundTest {

    private PushSink sink;

    @BeforeEach
    void openSink() throws Exception {
        sink = new PushSink();
    }

    @AfterEach
    void closeSink() {
        sink.close();
    }

    private static SkylineSimulatorBuilder gateway() {
        SkylineDialect letters =
                SkylineDialect.builder().portForm(PortForm.LETTER).build();
        return SkylineSimulator.builder()
                .dialect(letters)
                .clock(MutableClock.at(Instant.parse("2025-08-20T13:45:37Z")));
    }

    /** Tells the device where to push; this is how a client does it in passing. */
    private GatewayClient told(SkylineSimulator gateway) throws Exception {
        GatewayClient client = new GatewayClient(gateway);
        client.get("/goip_send_cmd.html", "op=set&Sms_url=" + sink.url());
        return client;
    }

    private static String decoded(JsonNode sms) {
        return new String(Base64.getDecoder().decode(sms.path(5).asText()), StandardCharsets.UTF_8);
    }

    @Test
    void plainPushHasTheDocumentedShape() throws Exception {
        try (SkylineSimulator gateway = gateway().start()) {
            told(gateway);
            gateway.receive(ReceivedSms.of("15550100001", "hello123"));
            assertThat(sink.nextJson())
                    .isEqualTo(
                            json("{\"type\":\"recv-sms\",\"sms_num\":1,\"sms\":[[0,\"1A\",1755697537,\"15550100001\","
                                    + "\"15550100002\",\"aGVsbG8xMjM=\"]]}"));
        }
    }

    @Test
    void textMayBeFollowedByNuls() throws Exception {
        try (SkylineSimulator gateway = gateway().start()) {
            told(gateway);
            gateway.receive(ReceivedSms.of("15550100001", "你好").as(Form.NUL_TAIL));
            assertThat(sink.nextJson().at("/sms/0/5").asText()).isEqualTo("5L2g5aW9AAAA");
        }
    }

    @Test
    void textMayStandInABlock() throws Exception {
        try (SkylineSimulator gateway = gateway().start()) {
            told(gateway);
            gateway.receive(ReceivedSms.of("15550100001", "hello").as(Form.TEXT_BLOCK));
            assertThat(decoded(sink.nextJson().at("/sms/0")))
                    .isEqualTo("Sender: 15550100001\r\nReceiver: \"1.01\" 15550100002\r\nSMSC: 15550109999\r\n"
                            + "SCTS: 25082013453700\r\n\r\nhello");
        }
    }

    @Test
    void legacyPushAppendsItsQueryAndCarriesTheBlock() throws Exception {
        try (SkylineSimulator gateway = gateway().start()) {
            gateway.receive(ReceivedSms.of("15550100001", "hello").asLegacyPushTo(sink.url()));
            PushSink.Push push = sink.next();
            assertThat(push.contentType()).isEqualTo("application/octet-stream");
            assertThat(push.target())
                    .isEqualTo(
                            "/hook/SECRET?port=1A&sender=15550100001&mac=00-30-f1-00-00-01&iccid=8986000000000000001");
            assertThat(push.body()).startsWith("Sender: 15550100001\r\n").endsWith("\r\n\r\nhello");
        }
    }

    @Test
    void deliveryReportsComeInBothForms() throws Exception {
        SkylineDialect formB = SkylineDialect.builder()
                .receiptForm(ReceiptForm.CODE_AND_NUMBER)
                .build();
        try (SkylineSimulator a = gateway().start();
                SkylineSimulator b = SkylineSimulator.builder()
                        .dialect(formB)
                        .network(sms -> new Fate.Undelivered(132))
                        .start()) {
            told(a).status(task(1, ",\"dr\":1"));
            assertThat(sink.nextJson().at("/sms/0/5").asText()).isEqualTo("0 25082013453700");
            told(b).status(task(1, ",\"dr\":1"));
            JsonNode report = sink.nextJson().at("/sms/0");
            assertThat(report.path(0).asInt()).isOne();
            assertThat(report.path(4).asText()).isEqualTo("15550100001");
            assertThat(report.path(5).asText()).isEqualTo("132 15550100001");
        }
    }

    @Test
    void deliveryReportComesOnlyWhenAskedForAndOwed() throws Exception {
        try (SkylineSimulator gateway = gateway().start()) {
            GatewayClient client = told(gateway);
            client.status(task(1, ""));
            gateway.network(sms -> new Fate.NoReceipt());
            client.status(task(2, ",\"dr\":1"));
            assertThat(gateway.ledger().awaitSent(2, Duration.ofSeconds(5))).isTrue();
            assertThat(sink.staysEmptyFor(Duration.ofMillis(250))).isTrue();
        }
    }

    @Test
    void deliveryReportMayComeBeforeTheStatusReportOrWithoutOne() throws Exception {
        try (SkylineSimulator gateway = gateway().start()) {
            GatewayClient client = told(gateway);
            gateway.statusReports().delay(Duration.ofMillis(300));
            String sms = ",\"dr\":1";
            client.post("{\"sr_cnt\":1,\"sr_url\":\"" + sink.url() + "\",\"tasks\":[" + task(1, sms) + "]}");
            assertThat(sink.nextJson().path("type").asText()).isEqualTo("recv-sms");
            assertThat(sink.nextJson().path("type").asText()).isEqualTo("status-report");
            gateway.statusReports().loseEvery(1);
            client.post("{\"sr_cnt\":1,\"tasks\":[" + task(2, sms) + "]}");
            assertThat(sink.nextJson().path("type").asText()).isEqualTo("recv-sms");
            assertThat(sink.staysEmptyFor(Duration.ofMillis(500))).isTrue();
        }
    }

    @Test
    void inboxIsPulledInPagesAndSurvivesWithoutDeletion() throws Exception {
        try (SkylineSimulator gateway = gateway().start()) {
            GatewayClient client = new GatewayClient(gateway);
            for (int i = 1; i <= 3; i++) {
                gateway.receive(ReceivedSms.of("15550100001", "text " + i));
            }
            JsonNode first = json(client.get("/goip_get_sms.html", "sms_id=1&sms_num=2"));
            assertThat(first.path("code").asInt()).isZero();
            assertThat(first.path("sms_num").asInt()).isEqualTo(2);
            assertThat(first.path("next_sms").asInt()).isEqualTo(3);
            JsonNode second = json(client.post("/goip_get_sms.html", "{\"sms_id\":3,\"sms_num\":0,\"sms_del\":1}"));
            assertThat(decoded(second.at("/data/0"))).isEqualTo("text 3");
            assertThat(second.path("next_sms").asInt()).isEqualTo(4);
            assertThat(json(client.get("/goip_get_sms.html", "sms_id=4")).path("data"))
                    .isEmpty();
            assertThat(json(client.get("/goip_get_sms.html", "")).path("data")).hasSize(2);
        }
    }
}

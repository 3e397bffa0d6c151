// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.testkit.skyline;

import static io.github.smsdispatch.testkit.skyline.GatewayClient.json;
import static io.github.smsdispatch.testkit.skyline.GatewayClient.task;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.smsdispatch.testkit.skyline.SkylineDialect.PortForm;
import io.github.smsdispatch.testkit.skyline.SkylineDialect.SlotKey;
import io.github.smsdispatch.testkit.skyline.SkylineDialect.StateForm;
import io.github.smsdispatch.testkit.skyline.SkylineDialect.StateKey;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class DevicePagesTest {

    private static JsonNode status(SkylineSimulator gateway, String query) throws Exception {
        return json(new GatewayClient(gateway).get("/goip_get_status.html", query));
    }

    @Test
    void statusWithoutPushHasTheShapeOfALiveDevice() throws Exception {
        try (SkylineSimulator gateway = SkylineSimulator.builder().ports(3).start()) {
            gateway.ports().setState(2, 0);
            gateway.ports().setState(3, 6);
            JsonNode page = status(gateway, "");
            assertThat(page.path("type").asText()).isEqualTo("dev-status");
            assertThat(page.path("expires").asInt()).isEqualTo(-1);
            assertThat(page.path("max-ports").asInt()).isEqualTo(3);
            assertThat(page.path("max-slot").isInt()).isTrue();
            assertThat(page.at("/status/0"))
                    .isEqualTo(json("{\"port\":\"1.01\",\"sim\":\"\",\"seq\":1,\"st\":3,\"imei\":\"860000000000001\","
                            + "\"iccid\":\"8986000000000000101\",\"imsi\":\"460010000000101\",\"sn\":\"\","
                            + "\"opr\":\"46001 CHINA UNICOM GSM\",\"bal\":\"0.00\",\"sig\":15,\"tot_dur\":\"0/-1\","
                            + "\"mon_dur\":\"0/-1\",\"day_dur\":\"0/-1\"}"));
            assertThat(page.at("/status/1"))
                    .isEqualTo(
                            json("{\"port\":\"2.01\",\"sim\":\"\",\"seq\":2,\"st\":0,\"imei\":\"860000000000002\"}"));
            assertThat(page.at("/status/2/opr").asText()).isEqualTo("0 ");
            assertThat(status(gateway, "").path("seq").asInt()).isEqualTo(2);
        }
    }

    @Test
    void dialectChangesNamesAndForms() throws Exception {
        SkylineDialect documented = SkylineDialect.builder()
                .slotKey(SlotKey.MAX_SLOTS)
                .stateForm(StateForm.TEXT)
                .stateKey(StateKey.STATUS)
                .portForm(PortForm.LETTER)
                .build();
        SkylineDialect pool = SkylineDialect.builder()
                .slotKey(SlotKey.ABSENT)
                .portForm(PortForm.POOL)
                .build();
        try (SkylineSimulator one =
                        SkylineSimulator.builder().dialect(documented).start();
                SkylineSimulator other =
                        SkylineSimulator.builder().dialect(pool).start()) {
            JsonNode page = status(one, "");
            assertThat(page.path("max-slots").asText()).isEqualTo("4");
            assertThat(page.at("/status/0/status").asText()).isEqualTo("3 OK");
            assertThat(page.at("/status/0/port").asText()).isEqualTo("1A");
            assertThat(status(other, "").has("max-slot")).isFalse();
            assertThat(status(other, "").at("/status/0/port").asText()).isEqualTo("1.sp256.101");
        }
    }

    @Test
    void allSimsListsEverySlot() throws Exception {
        try (SkylineSimulator gateway =
                SkylineSimulator.builder().ports(2).slots(3).start()) {
            assertThat(status(gateway, "all_sims=1").path("status")).hasSize(6);
        }
    }

    @Test
    void statusIsPushedEachPeriodAndPortChangesAtOnce() throws Exception {
        try (PushSink sink = new PushSink();
                SkylineSimulator gateway = SkylineSimulator.builder()
                        .deviceSecond(Duration.ofMillis(5))
                        .start()) {
            JsonNode page = status(gateway, "period=60&url=" + sink.url());
            assertThat(page.path("expires").asInt()).isEqualTo(60);
            assertThat(sink.nextJson().path("type").asText()).isEqualTo("dev-status");
            status(gateway, "period=600000");
            gateway.ports().setState(2, 8);
            JsonNode change = sink.nextJson();
            assertThat(change.path("type").asText()).isEqualTo("port-status");
            assertThat(change.path("port").asText()).isEqualTo("2.01");
            assertThat(change.path("st").asInt()).isEqualTo(8);
            status(gateway, "period=0");
            gateway.ports().setState(2, 3);
            assertThat(sink.staysEmptyFor(Duration.ofMillis(250))).isTrue();
        }
    }

    @Test
    void portReachesItsQuotaInTheMiddleOfATask() throws Exception {
        try (SkylineSimulator gateway = SkylineSimulator.builder().ports(1).start()) {
            gateway.ports().setStateAfter(1, 2, 7);
            GatewayClient client = new GatewayClient(gateway);
            client.status("{\"tid\":1,\"to\":\"1551,1552,1553\",\"sms\":\"x\"}");
            assertThat(gateway.ledger().awaitSent(2, Duration.ofSeconds(5))).isTrue();
            assertThat(client.status(task(2, ""))).isEqualTo("5 SIM Unregistered");
            assertThat(gateway.ports().state(1)).isEqualTo(7);
            assertThat(gateway.ledger().sent()).hasSize(2);
        }
    }

    @Test
    void commandAnswersLikeALiveDeviceAndTakesEffect() throws Exception {
        try (SkylineSimulator gateway =
                SkylineSimulator.builder().deviceSecond(Duration.ofMillis(1)).start()) {
            GatewayClient client = new GatewayClient(gateway);
            assertThat(client.post(
                            "/goip_send_cmd.html", "{\"type\":\"command\",\"op\":\"lock\",\"ports\":\"1A,2B,4-5\"}"))
                    .isEqualTo("{\"code\":0, \"reason\":\"OK\"}");
            assertThat(gateway.ports().state(4)).isEqualTo(12);
            assertThat(gateway.ports().state(3)).isEqualTo(3);
            assertThat(client.get("/goip_send_cmd.html", "op=unlock&ports=all")).contains("\"code\":0");
            assertThat(gateway.ports().state(4)).isEqualTo(3);
            assertThat(client.get("/goip_send_cmd.html", "op=switch&ports=3.02"))
                    .contains("\"code\":0");
            assertThat(status(gateway, "").at("/status/2/port").asText()).isEqualTo("3.02");
            assertThat(client.get("/goip_send_cmd.html", "op=lock&ports=99")).contains("Invalid Port");
            assertThat(client.get("/goip_send_cmd.html", "op=dance&ports=1")).contains("Invalid CMD");
            assertThat(json(client.get("/goip_send_cmd.html", "op=set&sim_number(1)=1&sim_number(2)=2&version=1.1"))
                            .path("par_set")
                            .asInt())
                    .isEqualTo(2);
        }
    }

    @Test
    void rebootCommandReboots() throws Exception {
        try (SkylineSimulator gateway = SkylineSimulator.builder().start()) {
            GatewayClient client = new GatewayClient(gateway);
            client.status(task(1, ""));
            client.get("/goip_send_cmd.html", "op=reboot");
            assertThat(client.status(task(1, ""))).isEqualTo("0 OK");
        }
    }

    @Test
    void countersTellWhatAPortDid() throws Exception {
        NetworkScript script =
                sms -> sms.recipient().endsWith("2") ? new Fate.Failed("6 Timeout", "") : new Fate.Delivered();
        try (SkylineSimulator gateway =
                SkylineSimulator.builder().network(script).start()) {
            GatewayClient client = new GatewayClient(gateway);
            client.status("{\"tid\":1,\"from\":\"2\",\"to\":\"1552,1553\",\"sms\":\"x\"}");
            assertThat(gateway.ledger().awaitSent(1, Duration.ofSeconds(5))).isTrue();
            JsonNode page = json(client.get("/goip_get_sms_stat.html", "ports=1-2,4&type=0"));
            assertThat(page.path("code").asInt()).isEqualTo(200);
            assertThat(page.path("count").asInt()).isEqualTo(3);
            assertThat(page.path("stats").path(1))
                    .isEqualTo(json("{\"port\":2,\"slot\":1,\"received\":0,\"sent\":2,\"sent_ok\":1,\"sent_failed\":1,"
                            + "\"con_failed\":0,\"unsent\":0,\"sending\":0}"));
        }
    }
}

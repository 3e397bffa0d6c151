// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.testkit.skyline;

import static io.github.smsdispatch.testkit.skyline.GatewayClient.json;
import static io.github.smsdispatch.testkit.skyline.GatewayClient.task;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.smsdispatch.testkit.skyline.SkylineDialect.TidForm;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SendingTest {

    private static final String F1 =
            "{\"type\":\"send-sms\",\"task_num\":1,\"tasks\":[{\"tid\":1223,\"to\":\"15550100001\",\"sms\":\"hello123\"}]}";

    @Test
    void acceptedTaskIsAnsweredByteForByteLikeALiveDevice() throws Exception {
        try (SkylineSimulator gateway = SkylineSimulator.builder().start()) {
            assertThat(new GatewayClient(gateway).postSms(F1))
                    .isEqualTo("{\"code\":200, \"reason\":\"OK\", \"type\":\"task-status\","
                            + "\"status\":[{\"tid\":1223,\"status\":\"0 OK\"}]}");
            assertThat(gateway.ledger().awaitSent(1, Duration.ofSeconds(5))).isTrue();
            assertThat(gateway.ledger().copiesOf(1223)).isOne();
            assertThat(gateway.ledger().copiesOf("15550100001", "hello123")).isOne();
        }
    }

    @Test
    void eachTaskHasItsOwnStatus() throws Exception {
        SkylineDialect documented =
                SkylineDialect.builder().blanks(SkylineDialect.Blanks.NONE).build();
        try (SkylineSimulator gateway =
                SkylineSimulator.builder().dialect(documented).start()) {
            String reply = new GatewayClient(gateway)
                    .postSms("{\"tasks\":[" + task(1, "") + "," + task(2, ",\"from\":\"99\"") + "]}");
            assertThat(reply)
                    .isEqualTo("{\"code\":200,\"reason\":\"OK\",\"type\":\"task-status\",\"status\":"
                            + "[{\"tid\":1,\"status\":\"0 OK\"},{\"tid\":2,\"status\":\"2 Invalid Port\"}]}");
        }
    }

    @Test
    void repeatedTidIsRefusedWhileItIsRemembered() throws Exception {
        try (SkylineSimulator gateway =
                SkylineSimulator.builder().rememberedTids(2).start()) {
            GatewayClient client = new GatewayClient(gateway);
            assertThat(client.status(task(1, ""))).isEqualTo("0 OK");
            assertThat(client.status(task(1, ""))).isEqualTo("13 Duplicated TaskId");
            client.status(task(2, ""));
            client.status(task(3, ""));
            assertThat(client.status(task(1, ""))).isEqualTo("0 OK");
            assertThat(gateway.ledger().awaitSent(4, Duration.ofSeconds(5))).isTrue();
            assertThat(gateway.ledger().copiesOf(1)).isEqualTo(2);
        }
    }

    @Test
    void refusedTidIsNotRemembered() throws Exception {
        try (SkylineSimulator gateway = SkylineSimulator.builder().start()) {
            GatewayClient client = new GatewayClient(gateway);
            assertThat(client.status(task(1, ",\"from\":\"99\""))).isEqualTo("2 Invalid Port");
            assertThat(client.status(task(1, ""))).isEqualTo("0 OK");
        }
    }

    @Test
    void missingFieldsHaveTheirOwnCodes() throws Exception {
        try (SkylineSimulator gateway = SkylineSimulator.builder().start()) {
            GatewayClient client = new GatewayClient(gateway);
            assertThat(client.status("{\"to\":\"1555\",\"sms\":\"x\"}")).isEqualTo("11 TID Expected");
            assertThat(client.status("{\"tid\":{},\"to\":\"1555\",\"sms\":\"x\"}"))
                    .isEqualTo("11 TID Expected");
            assertThat(client.status("{\"tid\":1,\"sms\":\"x\"}")).isEqualTo("9 TO expected");
            assertThat(client.status("{\"tid\":1,\"to\":\"1555\"}")).isEqualTo("8 SMS expected");
            assertThat(gateway.ledger().accepted()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "[[[", "null", "{\"tasks\":[]}", "{\"tasks\":\"x\"}", "7"})
    void requestWithoutTasksIsAnsweredTasksNotFound(String body) throws Exception {
        try (SkylineSimulator gateway = SkylineSimulator.builder().start()) {
            assertThat(new GatewayClient(gateway).post(body))
                    .isEqualTo(json("{\"code\":404,\"reason\":\"Tasks Not Found\",\"type\":\"task-status\"}"));
        }
    }

    @Test
    void tasksNestedTenThousandDeepAreNotFound() throws Exception {
        try (SkylineSimulator gateway = SkylineSimulator.builder().start()) {
            GatewayClient client = new GatewayClient(gateway);
            assertThat(client.post("{\"tasks\":" + "[".repeat(10_000))
                            .path("code")
                            .asInt())
                    .isEqualTo(404);
            assertThat(client.status(task(1, ""))).isEqualTo("0 OK");
        }
    }

    @Test
    void credentialsAreTakenFromQueryOrBodyAndTheQueryWins() throws Exception {
        try (SkylineSimulator gateway = SkylineSimulator.builder().start()) {
            GatewayClient client = new GatewayClient(gateway);
            String refused = "{\"code\":1,\"reason\":\"invalid username or password!\"}";
            String body = "{\"username\":\"root\",\"password\":\"root\",\"tasks\":[" + task(1, "") + "]}";
            byte[] bytes = body.getBytes(java.nio.charset.StandardCharsets.UTF_8);
            String path = "/goip_post_sms.html?version=1.1";
            assertThat(client.exchange("POST", path, F1.getBytes(java.nio.charset.StandardCharsets.UTF_8))
                            .body())
                    .contains("invalid username or password!");
            assertThat(json(client.exchange("POST", path + "&username=root&password=no", bytes)
                            .body()))
                    .isEqualTo(json(refused));
            assertThat(client.exchange("POST", path + "&Username=root&PASSWORD=root", bytes)
                            .body())
                    .contains("0 OK");
            assertThat(client.exchange("POST", path, bytes).body()).contains("13 Duplicated");
        }
    }

    @Test
    void severalPortsAndRecipientsAreAFullCrossProduct() throws Exception {
        try (SkylineSimulator gateway = SkylineSimulator.builder().start()) {
            new GatewayClient(gateway)
                    .status("{\"tid\":1,\"from\":\"1-2,4\",\"to\":\"15550100001,15550100002\",\"sms\":\"x\"}");
            assertThat(gateway.ledger().awaitSent(6, Duration.ofSeconds(5))).isTrue();
            assertThat(gateway.ledger().accepted())
                    .extracting(AcceptedSms::port)
                    .containsExactly(1, 2, 4, 1, 2, 4);
            assertThat(gateway.ledger().accepted())
                    .extracting(AcceptedSms::index)
                    .containsExactly(0, 0, 0, 1, 1, 1);
        }
    }

    @Test
    void withoutFromEachRecipientGetsOneCopyFromSomeReadyPort() throws Exception {
        try (SkylineSimulator gateway = SkylineSimulator.builder().ports(4).start()) {
            gateway.ports().setState(1, 0);
            String numbers = "1555" + ",1555".repeat(49);
            new GatewayClient(gateway).status("{\"tid\":1,\"to\":\"" + numbers + "\",\"sms\":\"x\"}");
            assertThat(gateway.ledger().accepted())
                    .hasSize(50)
                    .extracting(AcceptedSms::port)
                    .contains(2, 3, 4)
                    .doesNotContain(1);
        }
    }

    @Test
    void portsThatAreNotRegisteredRefuse() throws Exception {
        try (SkylineSimulator gateway = SkylineSimulator.builder().ports(1).start()) {
            gateway.ports().setState(1, 8);
            GatewayClient client = new GatewayClient(gateway);
            assertThat(client.status(task(1, ",\"from\":\"1\""))).isEqualTo("5 SIM Unregistered");
            assertThat(client.status(task(2, ""))).isEqualTo("5 SIM Unregistered");
        }
    }

    @Test
    void queueThatIsFullAnswersTooManyTasks() throws Exception {
        try (SkylineSimulator gateway = SkylineSimulator.builder()
                .queueDepth(1)
                .sendDelay(Duration.ofMinutes(1))
                .start()) {
            GatewayClient client = new GatewayClient(gateway);
            assertThat(client.status(task(1, ""))).isEqualTo("0 OK");
            assertThat(client.status(task(2, ""))).isEqualTo("16 Too Many Task");
        }
    }

    @Test
    void tasksBeyondTheCapOfARequestAreTooMany() throws Exception {
        try (SkylineSimulator gateway =
                SkylineSimulator.builder().tasksPerRequest(2).start()) {
            String body = "{\"tasks\":[" + task(1, "") + "," + task(2, "") + "," + task(3, "") + "]}";
            assertThat(new GatewayClient(gateway).post(body).path("status").findValuesAsText("status"))
                    .containsExactly("0 OK", "0 OK", "16 Too Many Task");
            assertThat(gateway.ledger().accepted()).hasSize(2);
        }
    }

    @Test
    void wideTidsWrapWhereTheFirmwareWraps() throws Exception {
        SkylineDialect wrapping =
                SkylineDialect.builder().tidForm(TidForm.INT32_WRAP).build();
        try (SkylineSimulator wraps =
                        SkylineSimulator.builder().dialect(wrapping).start();
                SkylineSimulator keeps = SkylineSimulator.builder().start()) {
            String body = "{\"tasks\":[" + task(3139310698L, "") + "]}";
            assertThat(new GatewayClient(wraps).postSms(body)).contains("\"tid\":-1155656598");
            assertThat(new GatewayClient(keeps).postSms(body)).contains("\"tid\":3139310698");
        }
    }

    @Test
    void lenientFormsOfClientsAreUnderstood() throws Exception {
        try (SkylineSimulator gateway = SkylineSimulator.builder().start()) {
            GatewayClient client = new GatewayClient(gateway);
            assertThat(client.postSms("{\"task_num\":\"1\",\"tasks \":[{\"tid\":\"7\",\"from\":2,\"to\":\"1555\","
                            + "\"chs\":\"base64\",\"sms\":\"5L2g5aW9\"}]}"))
                    .contains("\"tid\":7,\"status\":\"0 OK\"");
            AcceptedSms sms = gateway.ledger().accepted().get(0);
            assertThat(List.of(sms.port(), sms.text())).containsExactly(2, "你好");
        }
    }

    @Test
    void oldFormSendsFromTheQuery() throws Exception {
        try (SkylineSimulator gateway = SkylineSimulator.builder().start()) {
            GatewayClient client = new GatewayClient(gateway);
            String reply = client.get("/goip_send_sms.html", "port=1A&recipients=1555,1666&sms=a+b%26c&charset=utf8");
            assertThat(json(reply).path("reason").asText()).contains("OK");
            assertThat(gateway.ledger().awaitSent(2, Duration.ofSeconds(5))).isTrue();
            assertThat(gateway.ledger().copiesOf("1666", "a b&c")).isOne();
            assertThat(client.get("/goip_send_sms.html", "port=1&recipients=1555"))
                    .contains("SMS expected");
        }
    }

    @Test
    void otherPathPrefixAnswersOnlyThere() throws Exception {
        SkylineDialect other = SkylineDialect.builder().pathPrefix("/GP_").build();
        try (SkylineSimulator gateway =
                SkylineSimulator.builder().dialect(other).start()) {
            GatewayClient client = new GatewayClient(gateway);
            assertThat(client.post("/GP_post_sms.html", F1)).contains("0 OK");
            assertThat(client.post("/goip_post_sms.html", F1)).contains("404 Not Found");
        }
    }

    @Test
    void latencyDelaysTheAnswerNotTheAcceptance() throws Exception {
        try (SkylineSimulator gateway = SkylineSimulator.builder().start()) {
            gateway.acceptanceLatency(Duration.ofMillis(80));
            long start = System.nanoTime();
            assertThat(new GatewayClient(gateway).postSms(F1)).contains("0 OK");
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofMillis(80));
            assertThat(gateway.ledger().accepted().get(0).acceptedAt())
                    .isBefore(java.time.Instant.now().minusMillis(70));
        }
    }

    @Test
    void requestsAreRecordedWithHeadersAndBody() throws Exception {
        try (SkylineSimulator gateway =
                SkylineSimulator.builder().recordedRequests(2).start()) {
            GatewayClient client = new GatewayClient(gateway);
            client.get("/goip_get_status.html", "");
            client.get("/goip_get_status.html", "");
            client.postSms(F1);
            assertThat(gateway.ledger().requestCount()).isEqualTo(3);
            assertThat(gateway.ledger().requests()).hasSize(2);
            ReceivedRequest last = gateway.ledger().requests().get(1);
            assertThat(last.body()).isEqualTo(F1);
            assertThat(last.query()).containsEntry("username", "root");
            assertThat(last.headers()).containsKey("user-agent");
            assertThat(last.toString()).doesNotContain("root");
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.testkit.skyline;

import static io.github.smsdispatch.testkit.skyline.GatewayClient.json;
import static io.github.smsdispatch.testkit.skyline.GatewayClient.task;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.smsdispatch.testkit.MutableClock;
import io.github.smsdispatch.testkit.skyline.SkylineDialect.CountForm;
import io.github.smsdispatch.testkit.skyline.SkylineDialect.IndexBase;
import io.github.smsdispatch.testkit.skyline.SkylineDialect.ReportLists;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StatusReportTest {

    private static final Duration QUIET = Duration.ofMillis(250);

    private PushSink sink;

    @BeforeEach
    void openSink() throws Exception {
        sink = new PushSink();
    }

    @AfterEach
    void closeSink() {
        sink.close();
    }

    private String body(int count, int seconds, String... tasks) {
        return "{\"sr_url\":\"" + sink.url() + "\",\"sr_cnt\":" + count + ",\"sr_prd\":" + seconds + ",\"tasks\":["
                + String.join(",", tasks) + "]}";
    }

    private static SkylineSimulatorBuilder gateway() {
        return SkylineSimulator.builder().clock(MutableClock.at(Instant.ofEpochSecond(1466506477)));
    }

    @Test
    void reportHasTheDocumentedShape() throws Exception {
        NetworkScript script =
                sms -> sms.recipient().endsWith("2") ? new Fate.Failed("6 Timeout", "") : new Fate.Delivered();
        try (SkylineSimulator gateway = gateway().network(script).start()) {
            new GatewayClient(gateway)
                    .post(
                            body(
                                    1,
                                    5,
                                    "{\"tid\":1223,\"from\":\"1\",\"to\":\"15550100001,15550100002\",\"sms\":\"x\",\"sdr\":1}"));
            PushSink.Push push = sink.next();
            assertThat(push.contentType()).isEqualTo("application/json;charset=utf-8");
            assertThat(json(push.body()))
                    .isEqualTo(json(
                            "{\"type\":\"status-report\",\"rpt_num\":1,\"rpts\":[{\"tid\":1223,\"sending\":0,\"sent\":1,"
                                    + "\"failed\":1,\"unsent\":0,\"sdr\":[[0,\"15550100001\",\"1.01\",1466506477]],"
                                    + "\"fdr\":[[1,\"15550100002\",\"1.01\",1466506477,\"6 Timeout\",\"\"]]}]}"));
            assertThat(gateway.ledger().sent()).hasSize(1);
        }
    }

    @Test
    void successLeavesNoTraceUnlessAskedFor() throws Exception {
        try (SkylineSimulator gateway = gateway().start()) {
            new GatewayClient(gateway).post(body(1, 5, task(1, "")));
            assertThat(sink.nextJson().path("rpts").path(0).path("sdr")).isEmpty();
        }
    }

    @Test
    void reportsAreGatheredByCount() throws Exception {
        try (SkylineSimulator gateway = gateway().start()) {
            GatewayClient client = new GatewayClient(gateway);
            client.post(body(2, 600, task(1, "")));
            assertThat(sink.staysEmptyFor(QUIET)).isTrue();
            client.post(body(2, 600, task(2, "")));
            assertThat(sink.nextJson().path("rpts")).hasSize(2);
        }
    }

    @Test
    void gatheredReportsArePushedWhenTheyAreOldEnough() throws Exception {
        try (SkylineSimulator gateway =
                gateway().deviceSecond(Duration.ofMillis(20)).start()) {
            new GatewayClient(gateway).post(body(100, 5, task(1, "")));
            assertThat(sink.nextJson().path("rpts")).hasSize(1);
        }
    }

    @Test
    void groupTaskReportsEachTimeOnlyWhatIsNew() throws Exception {
        try (SkylineSimulator gateway = gateway().ports(1).start()) {
            new GatewayClient(gateway)
                    .post(body(1, 5, "{\"tid\":1,\"to\":\"1551,1552,1553\",\"sms\":\"x\",\"sdr\":1,\"sr_cnt\":2}"));
            JsonNode first = sink.nextJson().path("rpts").path(0);
            JsonNode second = sink.nextJson().path("rpts").path(0);
            assertThat(first.path("sent").asInt()).isEqualTo(2);
            assertThat(first.path("sdr")).hasSize(2);
            assertThat(second.path("sent").asInt()).isEqualTo(3);
            assertThat(second.path("sdr")).hasSize(1);
        }
    }

    @Test
    void taskWithPeriodZeroNeverReports() throws Exception {
        try (SkylineSimulator gateway = gateway().start()) {
            new GatewayClient(gateway).post(body(1, 5, task(1, ",\"sr_prd\":0")));
            assertThat(gateway.ledger().awaitSent(1, Duration.ofSeconds(5))).isTrue();
            assertThat(sink.staysEmptyFor(QUIET)).isTrue();
        }
    }

    @Test
    void unreportedFateLeavesNoReport() throws Exception {
        try (SkylineSimulator gateway =
                gateway().network(sms -> new Fate.NeverReported()).start()) {
            new GatewayClient(gateway).post(body(1, 5, task(1, "")));
            assertThat(gateway.ledger().awaitSent(1, Duration.ofSeconds(5))).isTrue();
            assertThat(sink.staysEmptyFor(QUIET)).isTrue();
        }
    }

    @Test
    void sentButReportedAsFailedCountsAsACopy() throws Exception {
        try (SkylineSimulator gateway =
                gateway().network(sms -> new Fate.SentButFailed("6 Timeout")).start()) {
            new GatewayClient(gateway).post(body(1, 5, task(1, "")));
            assertThat(sink.nextJson().path("rpts").path(0).path("failed").asInt())
                    .isOne();
            assertThat(gateway.ledger().copiesOf(1)).isOne();
        }
    }

    @Test
    void dialectChangesIndexListsAndCounts() throws Exception {
        SkylineDialect one = SkylineDialect.builder()
                .indexBase(IndexBase.ONE)
                .countForm(CountForm.TEXT)
                .build();
        SkylineDialect bare =
                SkylineDialect.builder().reportLists(ReportLists.EMPTY).build();
        try (SkylineSimulator counts = gateway().dialect(one).start();
                SkylineSimulator lists = gateway().dialect(bare).start()) {
            new GatewayClient(counts).post(body(1, 5, task(1, ",\"sdr\":1")));
            JsonNode report = sink.nextJson();
            assertThat(report.path("rpt_num").isTextual()).isTrue();
            assertThat(report.at("/rpts/0/sdr/0/0").asInt()).isOne();
            new GatewayClient(lists).post(body(1, 5, task(1, ",\"sdr\":1")));
            assertThat(sink.nextJson().at("/rpts/0/sdr")).isEmpty();
        }
    }

    @Test
    void lostReportsNeverArrive() throws Exception {
        try (SkylineSimulator gateway = gateway().start()) {
            gateway.statusReports().loseNext(1);
            GatewayClient client = new GatewayClient(gateway);
            client.post(body(1, 5, task(1, "")));
            client.post(body(1, 5, task(2, "")));
            assertThat(sink.nextJson().at("/rpts/0/tid").asInt()).isEqualTo(2);
            assertThat(gateway.statusReports().lost()).isOne();
            gateway.statusReports().loseEvery(1);
            client.post(body(1, 5, task(3, "")));
            assertThat(sink.staysEmptyFor(QUIET)).isTrue();
        }
    }

    @Test
    void duplicatedReportsArriveTwice() throws Exception {
        try (SkylineSimulator gateway = gateway().start()) {
            gateway.statusReports().duplicate(1);
            new GatewayClient(gateway).post(body(1, 5, task(1, "")));
            assertThat(sink.next()).isEqualTo(sink.next());
        }
    }

    @Test
    void reorderedReportsSwapPlacesAndTheLastOneIsNotLost() throws Exception {
        try (SkylineSimulator gateway = gateway().ports(1).start()) {
            gateway.statusReports().order(PushPolicy.Order.SWAPPED);
            new GatewayClient(gateway)
                    .post(body(1, 5, task(1, ",\"from\":1"), task(2, ",\"from\":1"), task(3, ",\"from\":1")));
            assertThat(sink.nextJson().at("/rpts/0/tid").asInt()).isEqualTo(2);
            assertThat(sink.nextJson().at("/rpts/0/tid").asInt()).isEqualTo(1);
            assertThat(sink.nextJson().at("/rpts/0/tid").asInt()).isEqualTo(3);
        }
    }

    @Test
    void delayedReportsComeLater() throws Exception {
        try (SkylineSimulator gateway = gateway().start()) {
            gateway.statusReports().delay(Duration.ofMillis(400));
            new GatewayClient(gateway).post(body(1, 5, task(1, "")));
            assertThat(sink.staysEmptyFor(Duration.ofMillis(200))).isTrue();
            assertThat(sink.nextJson().at("/rpts/0/tid").asInt()).isOne();
        }
    }

    @Test
    void unacknowledgedReportIsLostUnlessRetriesAreSet() throws Exception {
        try (SkylineSimulator gateway = gateway().start()) {
            GatewayClient client = new GatewayClient(gateway);
            sink.answerNext(500);
            client.post(body(1, 5, task(1, "")));
            assertThat(sink.nextJson().at("/rpts/0/tid").asInt()).isOne();
            assertThat(sink.staysEmptyFor(QUIET)).isTrue();
            gateway.statusReports().retry(2, Duration.ofMillis(10));
            sink.answerNext(500);
            sink.answerNext(404);
            sink.answerNext(201);
            client.post(body(1, 5, task(2, "")));
            sink.next();
            sink.next();
            assertThat(sink.nextJson().at("/rpts/0/tid").asInt()).isEqualTo(2);
            assertThat(gateway.statusReports().awaitAcknowledged(1, Duration.ofSeconds(5)))
                    .isTrue();
            assertThat(gateway.statusReports().refused()).isEqualTo(3);
        }
    }

    @Test
    void reportsCanComeBeforeTheAnswer() throws Exception {
        try (SkylineSimulator gateway = gateway().start()) {
            gateway.answerAfterReports(Duration.ofSeconds(5));
            new GatewayClient(gateway).post(body(1, 5, task(1, "")));
            assertThat(gateway.statusReports().acknowledged()).isOne();
        }
    }

    @Test
    void urlOfAnEarlierRequestStaysSet() throws Exception {
        try (SkylineSimulator gateway = gateway().start()) {
            GatewayClient client = new GatewayClient(gateway);
            client.post(body(1, 5, task(1, "")));
            sink.next();
            client.post("{\"sr_cnt\":1,\"tasks\":[" + task(2, "") + "]}");
            assertThat(sink.nextJson().at("/rpts/0/tid").asInt()).isEqualTo(2);
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.skyline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.smsdispatch.api.DeliveryReport;
import io.github.smsdispatch.api.DeliveryReport.ByRecipient;
import io.github.smsdispatch.api.DeliveryReport.BySendingId;
import io.github.smsdispatch.api.DeliveryStatus;
import io.github.smsdispatch.api.InboundSms;
import io.github.smsdispatch.api.PortStatus.State;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Pushes as devices send them: F6, F9 to F11, F13 to F18 of the protocol reference. */
class PushReaderTest {

    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
    private static final Duration WINDOW = Duration.ofDays(3);
    private static final String BLOCK = "Sender: 15550100001\r\nReceiver: \"12.01\" 15550100002\r\n"
            + "SMSC: 15550109999\r\nSCTS: 250820064536A8\r\n\r\nhello";

    private final PushReader reader = new PushReader("skyline1", WINDOW, DeliveryStatus.UNDELIVERED);

    private Push read(String body) throws BadPushException {
        return reader.readJson(body, NOW);
    }

    private Push inbound(String tuple) throws BadPushException {
        return read("{\"type\":\"recv-sms\",\"sms_num\":1,\"sms\":[" + tuple + "]}");
    }

    private DeliveryReport receipt(String content) throws BadPushException {
        return inbound("[1,\"1B\",1466506490,\"15550109999\",\"15550100001\",\"" + content + "\"]")
                .reports
                .get(0);
    }

    @Test
    void f6_statusReportNamesSentAndFailedTasks() throws BadPushException {
        Push push = read("{\"type\":\"status-report\",\"rpt_num\":1,\"rpts\":[{\"tid\":1223,\"sending\":0,\"sent\":5,"
                + "\"failed\":1,\"unsent\":0,\"sdr\":[[0,\"15550100001\",\"1.01\",1466506477]],"
                + "\"fdr\":[[1,\"15550100002\",\"1.02\",1466506480,\"6 Timeout\",\"\"]]}]}");
        assertThat(push.reports)
                .containsExactly(
                        new DeliveryReport(
                                "skyline1",
                                new BySendingId("1223"),
                                DeliveryStatus.ON_NETWORK,
                                Instant.ofEpochSecond(1466506477),
                                "sent through port 1.01"),
                        new DeliveryReport(
                                "skyline1",
                                new BySendingId("1223"),
                                DeliveryStatus.UNDELIVERED,
                                Instant.ofEpochSecond(1466506480),
                                "failed on port 1.02: 6 Timeout"));
        assertThat(push.results).containsExactly(new TaskResult(1223, "1.01", 0), new TaskResult(1223, "1.02", 6));
    }

    @Test
    void reportWithoutEntriesIsProgressUntilItsCountsSayMore() throws BadPushException {
        String form =
                "{\"type\":\"status-report\",\"rpt_num\":\"1\",\"rpts\":[{\"tid\":\"7\",\"sending\":%d,\"sent\":%d,"
                        + "\"failed\":%d,\"unsent\":%d}]}";
        assertThat(read(form.formatted(1, 0, 0, 0)).reports).isEmpty();
        assertThat(read(form.formatted(0, 0, 0, 1)).reports).isEmpty();
        assertThat(read(form.formatted(0, 1, 0, 0)).reports)
                .extracting(DeliveryReport::status)
                .containsExactly(DeliveryStatus.ON_NETWORK);
        assertThat(read(form.formatted(0, 0, 1, 0)).reports)
                .extracting(DeliveryReport::status)
                .containsExactly(DeliveryStatus.UNDELIVERED);
        assertThat(read(form.formatted(0, 5, 1, 0)).reports).isEmpty();
    }

    @Test
    void wrappedIdIsReadModulo32Bits() throws BadPushException {
        Push push = read("{\"type\":\"status-report\",\"rpts\":[{\"tid\":-2147483649,\"sdr\":[[0,\"1\",\"1\",0]]}]}");
        assertThat(push.reports.get(0).about()).isEqualTo(new BySendingId("2147483647"));
        assertThat(push.reports.get(0).at()).isEqualTo(NOW);
    }

    @Test
    void f13_plainInboundSms() throws BadPushException {
        InboundSms sms = inbound("[0,\"1B\",1466506477,\"15550100001\",\"15550100002\",\"aGVsbG8xMjM=\"]")
                .inbound
                .get(0);
        assertThat(sms.text()).isEqualTo("hello123");
        assertThat(sms.from()).isEqualTo("15550100001");
        assertThat(sms.to()).isEqualTo("15550100002");
        assertThat(sms.at()).isEqualTo(Instant.ofEpochSecond(1466506477));
    }

    @Test
    void f14_trailingNulsAreStripped() throws BadPushException {
        assertThat(inbound("[0,\"1B\",1466506477,\"15550100001\",\"15550100002\",\"5L2g5aW9AAAA\"]").inbound)
                .extracting(InboundSms::text)
                .containsExactly("你好");
    }

    @Test
    void f15_textBlockIsUnwrapped() throws BadPushException {
        Push push =
                inbound("[0,\"12.sp256.101\",1755697537,\"15550100001\",\"15550100002\",\"U2VuZGVyOiAxNTU1MDEwMDAwMQ0K"
                        + "UmVjZWl2ZXI6ICIxMi4wMSIgMTU1NTAxMDAwMDINClNNU0M6IDE1NTUwMTA5OTk5DQpTQ1RTOiAyNTA4MjAwNjQ1MzZBOA0K"
                        + "DQpoZWxsbw==\"]");
        assertThat(push.inbound).extracting(InboundSms::text).containsExactly("hello");
    }

    @Test
    void spellingOfThePortDoesNotChangeTheKey() throws BadPushException {
        String rest = ",1466506477,\"15550100001\",\"15550100002\",\"aGVsbG8xMjM=\"]";
        assertThat(inbound("[0,\"1B\"" + rest).inbound.get(0).key())
                .isEqualTo(inbound("[0,\"1.02\"" + rest).inbound.get(0).key())
                .isNotEqualTo(inbound("[0,\"1.03\"" + rest).inbound.get(0).key());
    }

    @ParameterizedTest
    @CsvSource({
        "0 250820064536A8, DELIVERED",
        "0 15550100001, DELIVERED",
        "132 15550100001, UNDELIVERED",
        "1, ON_NETWORK",
        "2, ON_NETWORK",
        "31, DELIVERED",
        "32, ON_NETWORK",
        "63, ON_NETWORK",
        "64, UNDELIVERED",
        "70, EXPIRED",
        "96, UNDELIVERED",
        "127, UNDELIVERED",
        "128, UNDELIVERED",
        "255, UNDELIVERED",
        "MCAxNTU1MDEwMDAwMQ==, DELIVERED"
    })
    void f16_handsetReportIsReadByItsLeadingNumber(String content, DeliveryStatus status) throws BadPushException {
        DeliveryReport report = receipt(content);
        assertThat(report.status()).isEqualTo(status);
        assertThat(report.about()).isEqualTo(new ByRecipient("15550100001", WINDOW));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "256 1", "99999999999 1", "delivered"})
    void handsetReportThatSaysNothingIsDropped(String content) throws BadPushException {
        Push push = inbound("[1,\"1B\",1466506490,\"1\",\"15550100001\",\"" + content + "\"]");
        assertThat(push.reports).isEmpty();
        assertThat(push.dropped).hasSize(1);
    }

    @Test
    void f18_legacyPushIsReadFromQueryAndBlock() throws BadPushException {
        Push push = reader.readLegacy("port=61A&sender=%2B15550100001&mac=00-30-f1-00-00-01", BLOCK, NOW);
        assertThat(push.inbound).singleElement().satisfies(sms -> {
            assertThat(sms.from()).isEqualTo("+15550100001");
            assertThat(sms.to()).isEqualTo("15550100002");
            assertThat(sms.text()).isEqualTo("hello");
            assertThat(sms.at()).isEqualTo(Instant.parse("2025-08-20T13:45:36Z"));
        });
        assertThat(reader.readLegacy("port=1A&sender=+4799900100", "bare text", NOW)
                        .inbound
                        .get(0)
                        .from())
                .isEqualTo("+4799900100");
    }

    @Test
    void f9_devStatusIsReadInBothSpellings() throws BadPushException {
        String body = "{\"type\":\"dev-status\",\"seq\":3,\"expires\":60,\"max-ports\":32,\"max-slot\":4,\"status\":["
                + "{\"port\":\"1.01\",\"sim\":\"\",\"seq\":8,\"st\":3,\"opr\":\"46001 CHINA UNICOM GSM\",\"sig\":15},"
                + "{\"port\":\"2B\",\"st\":\"3 OK\"},{\"port\":\"12.sp256.101\",\"status\":\"8\"},"
                + "{\"port\":\"4.01\",\"st\":null},{\"port\":{},\"st\":3},7,null]}";
        DevStatus status = read(body).statuses.get(0);
        assertThat(status.maxPorts()).isEqualTo(32);
        assertThat(status.ports())
                .extracting(p -> p.name().canonical() + " " + p.state())
                .containsExactly("1.01 READY", "2.02 READY", "12 BLOCKED", "4.01 UNKNOWN");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"status\":\"3 OK\",\"port\":\"2B\"", "\"st\":3,\"port\":\"2.02\""})
    void f11_portStatusIsReadInBothSpellings(String fields) throws BadPushException {
        assertThat(read("{\"type\":\"port-status\",\"seq\":1," + fields + "}")
                        .statuses
                        .get(0)
                        .ports())
                .singleElement()
                .satisfies(port -> {
                    assertThat(port.name().canonical()).isEqualTo("2.02");
                    assertThat(port.state()).isEqualTo(State.READY);
                });
    }

    @ParameterizedTest
    @CsvSource({
        "0, NO_SIM", "1, NO_SIM", "2, WAITING", "3, READY", "4, WAITING", "5, BLOCKED", "6, FAULTY",
        "7, QUOTA_REACHED", "8, BLOCKED", "9, FAULTY", "10, UNKNOWN", "11, WAITING", "12, BLOCKED", "13, WAITING",
        "14, WAITING", "15, WAITING", "16, FAULTY", "17, UNKNOWN"
    })
    void portStatesAreRead(int st, State state) throws BadPushException {
        assertThat(read("{\"type\":\"port-status\",\"port\":\"1\",\"st\":" + st + "}")
                        .statuses
                        .get(0)
                        .ports()
                        .get(0)
                        .state())
                .isEqualTo(state);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "x | body",
                "[] | body",
                "{} | type",
                "{\"type\":7.5} | type",
                "{\"type\":\"other\"} | type",
                "{\"type\":\"status-report\"} | rpts",
                "{\"type\":\"status-report\",\"rpts\":{}} | rpts",
                "{\"type\":\"recv-sms\"} | sms",
                "{\"type\":\"recv-sms\",\"sms\":\"\"} | sms",
                "{\"type\":\"dev-status\"} | status",
                "{\"type\":\"port-status\",\"port\":[]} | status"
            })
    void unreadablePushNamesItsField(String body, String field) {
        assertThatThrownBy(() -> read(body))
                .isInstanceOf(BadPushException.class)
                .hasMessageStartingWith(field + ":");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "null | sms[0]",
                "[] | sms[0][0]",
                "[2,\"1B\",1,\"1\",\"1\",\"\"] | sms[0][0]",
                "[\"x\",\"1B\",1,\"1\",\"1\",\"\"] | sms[0][0]",
                "[0,{},1,\"1\",\"1\",\"\"] | sms[0][1]",
                "[0,\"1B\",1,null,\"1\",\"\"] | sms[0][3]",
                "[0,\"1B\",1,\"1\",{},\"\"] | sms[0][4]",
                "[0,\"1B\",1,\"1\",\"1\",[]] | sms[0][5]",
                "[0,\"1B\",1,\"1\",\"1\"] | sms[0][5]"
            })
    void badEntryIsNamedAndDoesNotHideTheOthers(String tuple, String field) throws BadPushException {
        Push push = inbound(tuple + ",[0,\"1B\",1466506477,\"1\",\"2\",\"aGVsbG8xMjM=\"]");
        assertThat(push.errors).singleElement().asString().startsWith(field + ":");
        assertThat(push.inbound).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "null | rpts[0].tid",
                "{\"tid\":1.5} | rpts[0].tid",
                "{\"tid\":99999999999999999999} | rpts[0].tid",
                "{\"tid\":1,\"sdr\":7} | rpts[0].sdr",
                "{\"tid\":1,\"sdr\":[7]} | rpts[0].sdr[0]",
                "{\"tid\":1,\"fdr\":{}} | rpts[0].fdr",
                "{\"tid\":1,\"fdr\":[\"x\"]} | rpts[0].fdr[0]"
            })
    void badReportIsNamedAndDoesNotHideTheOthers(String report, String field) throws BadPushException {
        Push push =
                read("{\"type\":\"status-report\",\"rpts\":[" + report + ",{\"tid\":2,\"sdr\":[[0,\"1\",\"1\",1]]}]}");
        assertThat(push.errors).singleElement().asString().startsWith(field + ":");
        assertThat(push.reports).hasSize(1);
    }

    @Test
    void deepPushIsRefused() {
        String deep = "{\"type\":\"recv-sms\",\"sms\":" + "[".repeat(10_000) + "]".repeat(10_000) + "}";
        assertThatThrownBy(() -> read(deep)).isInstanceOf(BadPushException.class);
    }

    @ParameterizedTest
    @CsvSource({"250820064536A8, 2025-08-20T13:45:36Z", "25082006453608, 2025-08-20T04:45:36Z"})
    void networkTimeStampHasItsZoneInQuarterHours(String scts, Instant expected) {
        assertThat(TextBlock.time(scts)).contains(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "25082006453", "251320064536A8", "250820064536F9", "25082006453XA8"})
    void unreadableTimeStampIsNone(String scts) {
        assertThat(TextBlock.time(scts)).isEmpty();
    }
}

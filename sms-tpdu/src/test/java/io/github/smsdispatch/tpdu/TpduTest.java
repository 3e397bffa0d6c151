// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.tpdu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.OffsetDateTime;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** 3GPP TS 23.040 clause 9.2.2. */
class TpduTest {

    private static final Address PHONE = Address.ofDigits(TypeOfNumber.INTERNATIONAL, "4712345678");
    private static final Timestamp TAKEN = Timestamp.of(OffsetDateTime.parse("2026-11-22T10:00:00+01:00"));
    private static final Timestamp DONE = Timestamp.of(OffsetDateTime.parse("2026-11-22T10:00:07+01:00"));

    @ParameterizedTest
    @CsvSource({"REJECT_DUPLICATES, 9.2.3.25, 0x05", "STATUS_REPORT, 9.2.3.5, 0x21", "REPLY_PATH, 9.2.3.17, 0x81"})
    void aSubmissionHasABitForEachFlag(Submit.Flag flag, String clause, String first) throws MalformedTpduException {
        Submit submit =
                Submit.to(PHONE).flag(flag).reference(200).protocol(0x41).build();
        assertThat(submit.encode().get(0)).as(clause).isEqualTo(Integer.decode(first));
        assertThat(Tpdu.toCentre(submit.encode())).isEqualTo(submit);
    }

    @ParameterizedTest
    @CsvSource({
        "MORE_MESSAGES, 9.2.3.2, 0x00",
        "LOOP_PREVENTION, 9.2.3.28, 0x0C",
        "STATUS_REPORT, 9.2.3.4, 0x24",
        "REPLY_PATH, 9.2.3.17, 0x84"
    })
    void aDeliveryHasABitForEachFlag(Deliver.Flag flag, String clause, String first) throws MalformedTpduException {
        Deliver deliver = new Deliver(Set.of(flag), PHONE, 0, TAKEN, UserData.of("hi"));
        assertThat(deliver.encode().get(0)).as(clause).isEqualTo(Integer.decode(first));
        assertThat(Tpdu.fromCentre(deliver.encode())).isEqualTo(deliver);
    }

    @ParameterizedTest
    @CsvSource({"MORE_MESSAGES, 9.2.3.2, 0x02", "LOOP_PREVENTION, 9.2.3.28, 0x0E", "FOR_COMMAND, 9.2.3.26, 0x26"})
    void aStatusReportHasABitForEachFlag(StatusReport.Flag flag, String clause, String first)
            throws MalformedTpduException {
        StatusReport report =
                new StatusReport(Set.of(flag), 255, PHONE, TAKEN, DONE, new ReportStatus(0x30), ReportParameters.NONE);
        assertThat(report.encode().get(0)).as(clause).isEqualTo(Integer.decode(first));
        assertThat(Tpdu.fromCentre(report.encode())).isEqualTo(report);
    }

    @Test
    void theIndicatorOfAHeaderIsSetWithAHeaderOnly() {
        UserDataHeader header = UserDataHeader.of(new Concatenation(Width.BITS_8, 1, 2, 1));
        UserData part = UserData.of(DataCoding.GSM7, header, "hi");
        assertThat(Submit.to(PHONE).userData(part).build().encode().get(0)).isEqualTo(0x41);
        assertThat(Deliver.of(PHONE, TAKEN, part).encode().get(0)).isEqualTo(0x44);
        assertThat(Deliver.of(PHONE, TAKEN, UserData.of("hi")).encode().get(0)).isEqualTo(0x04);
    }

    @Test
    void aStatusReportIsWrittenFieldByField() throws MalformedTpduException {
        StatusReport report = StatusReport.of(42, PHONE, TAKEN, DONE, new ReportStatus(0));
        assertThat(report.encode().hex())
                .isEqualTo("06" + "2A" + "0A917421436587" + "62112201000040" + "62112201007040" + "00");
        assertThat(Tpdu.fromCentre(report.encode())).isEqualTo(report);
    }

    @ParameterizedTest(name = "{2}")
    @CsvSource({
        "00,           0, TP-PI that announces nothing",
        "FF,           0, filled up like the record of a SIM",
        "FFFFFF,       0, the same",
        "0105,         1, TP-PID",
        "0308,         0, broken",
        "030508,       2, TP-PID and TP-DCS",
        "0405E8329BFD06, 3, TP-UD without TP-DCS is septets",
        "0704080400410042, 4, all three",
        "820008,       5, TP-PI of two octets",
        "4208DEAD,     5, a reserved bit: what stands behind is discarded",
        "7F0108,       0, reserved bits and nothing behind: a sender's mistake",
    })
    void theEndOfAReportIsReadByItsIndicator(String end, int expected, String why) throws MalformedTpduException {
        String hex = StatusReport.of(42, PHONE, TAKEN, DONE, new ReportStatus(0))
                        .encode()
                        .hex()
                + end;
        if (why.equals("broken")) {
            assertThatThrownBy(() -> Tpdu.fromCentre(Octets.ofHex(hex))).isInstanceOf(MalformedTpduException.class);
            return;
        }
        ReportParameters parameters = ((StatusReport) Tpdu.fromCentre(Octets.ofHex(hex))).parameters();
        UserData hello = UserData.of("hello");
        UserData ab = UserData.of(DataCoding.UCS2, UserDataHeader.none(), "AB");
        assertThat(parameters)
                .as(why)
                .isEqualTo(
                        switch (expected) {
                            case 1 -> new ReportParameters(5, null, null);
                            case 2 -> new ReportParameters(5, DataCoding.UCS2, null);
                            case 3 -> new ReportParameters(null, null, hello);
                            case 4 -> new ReportParameters(4, DataCoding.UCS2, ab);
                            case 5 -> new ReportParameters(null, DataCoding.UCS2, null);
                            default -> ReportParameters.NONE;
                        });
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource({
        "0100 62112201000040,     9.2.2.2a (ii) taken",
        "01C500 62112201000040,   9.2.2.2a (i) refused as a duplicate",
        "01C402 62112201000040 08, 9.2.2.2a (i) barred with TP-DCS",
    })
    void submitReportsHaveAFailureOrNone(String spaced, String why) throws MalformedTpduException {
        Octets octets = Octets.ofHex(spaced.replace(" ", ""));
        SubmitReport report = (SubmitReport) Tpdu.fromCentre(octets);
        assertThat(report.timestamp()).as(why).isEqualTo(TAKEN);
        assertThat(report.failure() == null).isEqualTo(why.contains("taken"));
        assertThat(report.encode()).isEqualTo(octets);
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource({
        "0000,                         9.2.2.1a (ii) taken",
        "00D300,                       9.2.2.1a (i) memory exceeded",
        "40060009050003070201DE6B,     9.2.2.1a (ii) taken with header and text",
    })
    void deliverReportsHaveAFailureOrNone(String hex, String why) throws MalformedTpduException {
        DeliverReport report = (DeliverReport) Tpdu.toCentre(Octets.ofHex(hex));
        assertThat(report.failure() == null).as(why).isEqualTo(why.contains("taken"));
        assertThat(report.encode().hex()).isEqualTo(hex);
        if (report.failure() != null) {
            assertThat(report.failure().describe()).isEqualTo("TP-FCS 0xD3: memory capacity exceeded");
        }
    }

    /** Clause 9.2.3.1: a phone shall read the reserved type as SMS-DELIVER; a centre has no such rule. */
    @Test
    void theReservedTypeIsADeliveryFromTheCentreAndAnErrorTowardsIt() throws MalformedTpduException {
        byte[] octets = Deliver.of(PHONE, TAKEN, UserData.of("hi")).encode().toByteArray();
        octets[0] |= 3;
        assertThat(Tpdu.fromCentre(Octets.of(octets))).isInstanceOf(Deliver.class);
        assertThatThrownBy(() -> Tpdu.toCentre(Octets.of(octets)))
                .hasMessage("TP-MTI at octet 0 (3GPP TS 23.040 clause 9.2.3.1): "
                        + "received 3; allowed: 0 (SMS-DELIVER-REPORT) and 1 (SMS-SUBMIT)");
        assertThatThrownBy(() -> Tpdu.toCentre(Octets.ofHex("02")))
                .as("SMS-COMMAND")
                .isInstanceOf(MalformedTpduException.class);
    }

    @Test
    void recordsOfASimAreFilledUpWithFf() throws MalformedTpduException {
        Deliver deliver = Deliver.of(PHONE, TAKEN, UserData.of("hi"));
        String hex = deliver.encode().hex();
        assertThat(Tpdu.fromCentre(Octets.ofHex(hex + "FFFFFFFF"))).isEqualTo(deliver);
        assertThatThrownBy(() -> Tpdu.fromCentre(Octets.ofHex(hex + "FF00")))
                .hasMessageContaining("received 2 octets behind it; allowed: none, or FF");
    }

    @ParameterizedTest
    @EnumSource(Alphabet.class)
    void aDeliveryOfEveryAlphabetComesBack(Alphabet alphabet) throws MalformedTpduException {
        DataCoding coding = DataCoding.of(alphabet, MessageClass.FLASH);
        UserData data = new UserData(coding, UserDataHeader.none(), Octets.ofHex("00410042"));
        Deliver deliver = new Deliver(EnumSet.allOf(Deliver.Flag.class), PHONE, 0x7F, TAKEN, data);
        assertThat(Tpdu.fromCentre(deliver.encode())).isEqualTo(deliver);
    }

    @Test
    void valuesThatNoFieldCanHoldAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Submit.to(PHONE).reference(256).build())
                .withMessage("reference: received 256; allowed: 0 to 255");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Submit.to(PHONE).protocol(-1).build())
                .withMessage("protocol: received -1; allowed: 0 to 255");
        assertThatIllegalArgumentException().isThrownBy(() -> new FailureCause(127));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ReportParameters(null, DataCoding.UCS2, UserData.of("hello")))
                .withMessageContaining("coding of the user data: received DataCoding[0x00, GSM7]");
    }

    @Test
    void noTextFormShowsANumberOrAText() {
        Submit submit = Submit.to(PHONE).userData(UserData.of("secret")).build();
        Deliver deliver = Deliver.of(PHONE, TAKEN, UserData.of("secret"));
        StatusReport report = StatusReport.of(1, PHONE, TAKEN, DONE, new ReportStatus(0));
        for (Object shown : new Object[] {submit, deliver, report, submit.encode(), ModemPdu.of(submit)}) {
            assertThat(shown.toString()).doesNotContain("4712345678", "123456", "secret", "7421436587");
        }
    }
}

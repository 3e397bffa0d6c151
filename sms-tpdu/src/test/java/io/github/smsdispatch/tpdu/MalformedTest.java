// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.tpdu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is cut off or changed on its way. */
class MalformedTest {

    private static final Address PHONE = Address.ofDigits(TypeOfNumber.INTERNATIONAL, "4712345678");
    private static final Timestamp TIME = Timestamp.of(OffsetDateTime.parse("2026-11-22T10:00:00+01:00"));
    private static final UserData PART =
            UserData.of(DataCoding.GSM7, UserDataHeader.of(new Concatenation(Width.BITS_8, 7, 2, 1)), "some text");

    /** One of each kind, with everything that is optional. */
    static List<Tpdu> everyKind() {
        return List.of(
                Submit.to(PHONE)
                        .validity(new RelativeValidity(7))
                        .userData(PART)
                        .build(),
                Submit.to(Address.ofName("Bank"))
                        .validity(EnhancedValidity.of(Duration.ofHours(5)))
                        .userData(UserData.of("Привет"))
                        .build(),
                Submit.to(PHONE).validity(new AbsoluteValidity(TIME)).build(),
                new Deliver(Set.of(Deliver.Flag.REPLY_PATH), PHONE, 1, TIME, PART),
                new StatusReport(
                        Set.of(),
                        9,
                        PHONE,
                        TIME,
                        TIME,
                        new ReportStatus(0x46),
                        new ReportParameters(1, DataCoding.GSM7, PART)),
                new SubmitReport(new FailureCause(0xC0), TIME, ReportParameters.of(PART)),
                new SubmitReport(null, TIME, ReportParameters.NONE),
                new DeliverReport(new FailureCause(0xFF), ReportParameters.of(PART)),
                new DeliverReport(null, ReportParameters.NONE));
    }

    private static Tpdu decode(Tpdu like, Octets octets) throws MalformedTpduException {
        return like instanceof Submit || like instanceof DeliverReport
                ? Tpdu.toCentre(octets)
                : Tpdu.fromCentre(octets);
    }

    @ParameterizedTest
    @MethodSource("everyKind")
    void everyKindComesBack(Tpdu tpdu) throws MalformedTpduException {
        assertThat(decode(tpdu, tpdu.encode())).isEqualTo(tpdu);
    }

    /** A status report may end before TP-PI (clause 9.2.2.3); all else is broken wherever it is cut. */
    @ParameterizedTest
    @MethodSource("everyKind")
    void whatIsCutOffAnywhereIsNamedAndNothingElseIsThrown(Tpdu tpdu) throws MalformedTpduException {
        byte[] whole = tpdu.encode().toByteArray();
        int mayEndAt = tpdu instanceof StatusReport report
                ? new StatusReport(Set.of(), 9, PHONE, TIME, TIME, report.status(), ReportParameters.NONE)
                        .encode()
                        .size()
                : -1;
        for (int length = 0; length < whole.length; length++) {
            Octets cut = Octets.of(Arrays.copyOf(whole, length));
            if (length == mayEndAt) {
                assertThat(((StatusReport) decode(tpdu, cut)).parameters()).isEqualTo(ReportParameters.NONE);
                continue;
            }
            int end = length;
            assertThatThrownBy(() -> decode(tpdu, cut))
                    .as("cut to " + length)
                    .isInstanceOfSatisfying(MalformedTpduException.class, e -> {
                        assertThat(e.offset()).isBetween(0, end);
                        assertThat(e.clause()).startsWith("3GPP TS 23.040 clause 9.2.3.");
                        assertThat(e).hasMessageContaining("at octet " + e.offset());
                    });
        }
    }

    @ParameterizedTest
    @MethodSource("everyKind")
    void whateverOneOctetBecomesIsReadOrRefused(Tpdu tpdu) {
        byte[] whole = tpdu.encode().toByteArray();
        int read = 0;
        for (int at = 0; at < whole.length; at++) {
            for (int octet = 0; octet < 256; octet += 3) {
                byte[] changed = whole.clone();
                changed[at] = (byte) octet;
                read += Stability.check(changed);
            }
        }
        assertThat(read).isPositive();
    }

    @Test
    void noErrorShowsDigits() {
        String hex = "0011000B914721436587F900AA05E8329B";
        assertThatThrownBy(() -> ModemPdu.submitted(hex))
                .isInstanceOf(MalformedTpduException.class)
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("4721", "7412", "E832"));
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.tpdu;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** PDUs that other programs wrote, or that were taken from the air: read right, and written again octet by octet. */
class GoldenPduTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        // recorded from Gammu 1.42.0 through its AT driver, recipient +4712345678
        "gammu hello,       18, 0691740900120011000A9174214365870000FF05E8329BFD06, hello, GSM7, 255, false",
        "gammu UCS-2,       25, 0691740900120011000A9174214365870008FF0C041F04400438043204350442, Привет, UCS2, 255, false",
        // recorded from smstools 3.1.21
        "smstools,          27, 0031000A9174214365870000FF10E8329BFD06CDDB73FAFBCD9E8362, hello smstools 1, GSM7, 255, true",
        // recorded from gnokii 0.6.30
        "gnokii,            26, 0691740900120011000A9174214365870000AA0EE8721A6496874167F77B9D4E03, hei fra gnokii, GSM7, 170, false",
    })
    void submissionsOfOtherProgramsAreReadAndWrittenAsTheyWere(
            String source, int length, String hex, String text, Alphabet alphabet, int validity, boolean report)
            throws MalformedTpduException {
        ModemPdu pdu = ModemPdu.submitted(hex);
        Submit submit = (Submit) pdu.tpdu();
        assertThat(pdu.length()).as(source).isEqualTo(length);
        assertThat(submit.destination().display()).isEqualTo("+4712345678");
        assertThat(submit.userData().text()).contains(text);
        assertThat(submit.userData().coding().alphabet()).isEqualTo(alphabet);
        assertThat(submit.validity()).isEqualTo(new RelativeValidity(validity));
        assertThat(submit.flags()).isEqualTo(report ? Set.of(Submit.Flag.STATUS_REPORT) : Set.of());
        assertThat(pdu.hex()).isEqualTo(hex);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        // Dreamfabric, "SMS and the PDU format": a phone on a South African network
        "number, 07917283010010F5040BC87238880900F10000993092516195800AE8329BFD4697D9EC37,"
                + "+27381000015, 27838890001, hellohello, 1999-03-29T15:16:59+02:00",
        // Diafaan, "SMS PDU decoder": a sender's name
        "name,   0791448720003023240DD0E474D81C0EBB010000111011315214000BE474D81C0EBB5DE3771B,"
                + "+447802000332, diafaan, diafaan.com, 2011-01-11T13:25:41Z",
    })
    void deliveriesFromTheAirAreReadAndWrittenAsTheyWere(
            String source, String hex, String centre, String from, String text, OffsetDateTime at)
            throws MalformedTpduException {
        ModemPdu pdu = ModemPdu.received(hex);
        Deliver deliver = (Deliver) pdu.tpdu();
        assertThat(pdu.serviceCentre()).as(source).isNotNull();
        assertThat(pdu.serviceCentre().display()).isEqualTo(centre);
        assertThat(deliver.originator().display()).isEqualTo(from);
        assertThat(deliver.userData().text()).contains(text);
        assertThat(deliver.timestamp().time()).contains(at);
        assertThat(pdu.hex()).isEqualTo(hex);
    }

    /** TS 23.040 clause 9.2.3.12.1 in what people write: FF is 63 weeks, AA is four days. */
    @ParameterizedTest
    @CsvSource({
        "255, P441D",
        "170, P4D",
        "0, PT5M",
        "143, PT12H",
        "144, PT12H30M",
        "167, P1D",
        "168, P2D",
        "196, P30D",
        "197, P35D"
    })
    void periodsOfOtherProgramsMeanWhatTheClauseSays(int code, String period) {
        assertThat(new RelativeValidity(code).period()).isEqualTo(Duration.parse(period));
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.tpdu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.OffsetDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** 3GPP TS 23.040 clauses 9.2.3.3 and 9.2.3.12. */
class ValidityTest {

    private static final Address TO = Address.ofDigits(TypeOfNumber.UNKNOWN, "12");

    private static Submit sent(Validity validity) throws MalformedTpduException {
        Octets octets = Submit.to(TO).validity(validity).build().encode();
        return (Submit) Tpdu.toCentre(octets);
    }

    @ParameterizedTest
    @CsvSource({
        "PT5M, 0",
        "PT9M59S, 0",
        "PT10M, 1",
        "PT12H, 143",
        "PT12H29M, 143",
        "PT12H30M, 144",
        "P1D, 167",
        "P1DT23H, 167",
        "P2D, 168",
        "P30D, 196",
        "P34D, 196",
        "P35D, 197",
        "P441D, 255",
        "P10000D, 255"
    })
    void aPeriodIsNeverLongerThanWanted(Duration wanted, int code) {
        assertThat(RelativeValidity.within(wanted)).isEqualTo(new RelativeValidity(code));
    }

    @Test
    void everyRelativePeriodFindsItsOwnCode() {
        for (int code = 0; code <= 255; code++) {
            RelativeValidity validity = new RelativeValidity(code);
            assertThat(RelativeValidity.within(validity.period())).isEqualTo(validity);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT4M59S", "PT0S", "-PT1H"})
    void aPeriodBelowFiveMinutesIsRefused(Duration wanted) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RelativeValidity.within(wanted))
                .withMessage("validity: received " + wanted + "; allowed: at least PT5M");
    }

    @ParameterizedTest(name = "{2}")
    @CsvSource({
        "PT30S,       021E0000000000, seconds",
        "PT255S,      02FF0000000000, the most seconds",
        "PT4M16S,     03004061000000, hours minutes seconds above",
        "PT99H59M59S, 03999595000000, the longest",
    })
    void enhancedPeriodsAreWrittenAndRead(Duration period, String hex, String why) {
        EnhancedValidity validity = EnhancedValidity.of(period);
        assertThat(validity.octets().hex()).as(why).isEqualTo(hex);
        assertThat(validity.period()).contains(period);
        assertThat(validity.isSingleShot()).isFalse();
        assertThat(validity.singleShot().isSingleShot()).isTrue();
        assertThat(validity.singleShot().period()).contains(period);
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource(
            nullValues = "-",
            value = {
                "01AA0000000000, P4D, a relative octet",
                "00000000000000, -,   no period",
                "40000000000000, -,   single shot without a period",
                "02000000000000, -,   zero seconds are reserved",
                "05000000000000, -,   a reserved format",
                "82001E00000000, -,   an indicator of two octets",
            })
    void enhancedPeriodsOfOthersAreRead(String hex, String period, String why) {
        EnhancedValidity validity = new EnhancedValidity(Octets.ofHex(hex));
        if (period == null) {
            assertThat(validity.period()).as(why).isEmpty();
        } else {
            assertThat(validity.period()).as(why).contains(Duration.parse(period));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT0S", "PT100H", "PT1.5S"})
    void otherEnhancedPeriodsAreRefused(Duration period) {
        assertThatIllegalArgumentException().isThrownBy(() -> EnhancedValidity.of(period));
    }

    @Test
    void eachFormatHasItsBitsInTheFirstOctetAndComesBack() throws MalformedTpduException {
        Validity relative = new RelativeValidity(170);
        Validity absolute = new AbsoluteValidity(Timestamp.of(OffsetDateTime.parse("2026-11-23T10:00:00+01:00")));
        Validity enhanced = EnhancedValidity.of(Duration.ofSeconds(90)).singleShot();

        assertThat(sent(relative).validity()).isEqualTo(relative);
        assertThat(sent(relative).encode().get(0)).isEqualTo(0x11);
        assertThat(sent(absolute).validity()).isEqualTo(absolute);
        assertThat(sent(absolute).encode().get(0)).isEqualTo(0x19);
        assertThat(sent(enhanced).validity()).isEqualTo(enhanced);
        assertThat(sent(enhanced).encode().get(0)).isEqualTo(0x09);
        assertThat(Submit.to(TO).build().encode().hex()).isEqualTo("01000281210000" + "00");
    }
}

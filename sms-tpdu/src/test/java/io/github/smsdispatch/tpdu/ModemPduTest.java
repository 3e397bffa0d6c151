// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.tpdu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** 3GPP TS 27.005 clause 3.1 and 3GPP TS 24.011 clause 8.2.5. */
class ModemPduTest {

    private static final Submit HELLO = Submit.to(Address.ofDigits(TypeOfNumber.INTERNATIONAL, "4712345678"))
            .userData(UserData.of("hello"))
            .build();

    @Test
    void theServiceCentreStandsFirstAndIsNotCounted() throws MalformedTpduException {
        String tpdu = "01000A91742143658700000" + "5E8329BFD06";
        ModemPdu chosen = new ModemPdu(Address.ofDigits(TypeOfNumber.INTERNATIONAL, "47900021003"), HELLO);
        assertThat(ModemPdu.of(HELLO).hex()).isEqualTo("00" + tpdu);
        assertThat(chosen.hex()).isEqualTo("079174090012" + "00F3" + tpdu);
        assertThat(chosen.length())
                .isEqualTo(tpdu.length() / 2)
                .isEqualTo(ModemPdu.of(HELLO).length());
        assertThat(ModemPdu.submitted(chosen.hex())).isEqualTo(chosen);
        assertThat(ModemPdu.submitted(ModemPdu.of(HELLO).hex().toLowerCase(Locale.ROOT)))
                .isEqualTo(ModemPdu.of(HELLO));
    }

    @ParameterizedTest(name = "{3}")
    @CsvSource({
        "'',           0, 3GPP TS 24.011 clause 8.2.5.1,  nothing at all",
        "0,            0, 3GPP TS 27.005 clause 3.1,      half an octet",
        "00 01,        1, 3GPP TS 27.005 clause 3.1,      a blank",
        "0001G0,       2, 3GPP TS 27.005 clause 3.1,      a letter",
        "0C9100,       0, 3GPP TS 24.011 clause 8.2.5.1,  twelve octets of address",
        "0391,         2, 3GPP TS 24.011 clause 8.2.5.1,  fewer octets than announced",
        "02D041,       1, 3GPP TS 24.011 clause 8.2.5.1,  a name",
        "02911F,       0, 3GPP TS 24.011 clause 8.2.5.1,  a filler before a digit",
        "00,           1, 3GPP TS 23.040 clause 9.2.3.1,  no TPDU",
        "0011000A91,   5, 3GPP TS 23.040 clause 9.2.3.8,  the service centre's octets count",
    })
    void brokenPdusNameTheOctetAndTheClause(String hex, int offset, String clause, String why) {
        assertThatThrownBy(() -> ModemPdu.submitted(hex))
                .as(why)
                .isInstanceOfSatisfying(MalformedTpduException.class, e -> {
                    assertThat(e.offset()).isEqualTo(offset);
                    assertThat(e.clause()).isEqualTo(clause);
                });
    }

    @Test
    void aServiceCentreIsNoName() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ModemPdu(Address.ofName("centre"), HELLO))
                .withMessage("service centre: received a name; allowed: a number");
    }

    @Test
    void hexIsReadStrictly() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Octets.ofHex("12x4"))
                .withMessage("hex: received 4 characters, wrong at 2; allowed: an even number of hexadecimal digits");
        assertThat(Octets.ofHex("0aF0").hex()).isEqualTo("0AF0");
        assertThat(Octets.ofHex("0aF0")).hasToString("Octets[2]").isEqualTo(Octets.of((byte) 10, (byte) 0xF0));
    }
}

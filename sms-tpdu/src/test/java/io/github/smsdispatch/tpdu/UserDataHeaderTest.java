// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.tpdu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.smsdispatch.api.text.Gsm7Alphabet;
import io.github.smsdispatch.api.text.NationalLanguage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** 3GPP TS 23.040 clause 9.2.3.24. */
class UserDataHeaderTest {

    private static UserDataHeader received(String hex) {
        return UserDataHeader.received(Octets.ofHex(hex));
    }

    @Test
    void knownElementsAreReadAndWritten() {
        UserDataHeader header = UserDataHeader.of(
                new Concatenation(Width.BITS_8, 0xAB, 3, 2),
                new Concatenation(Width.BITS_16, 0xABCD, 255, 255),
                new ApplicationPorts(Width.BITS_8, 250, 240),
                new ApplicationPorts(Width.BITS_16, 5505, 0xFFFF),
                new SingleShift(NationalLanguage.SPANISH),
                new LockingShift(NationalLanguage.TURKISH));
        assertThat(header.octets().hex())
                .isEqualTo("0003AB0302" + "0804ABCDFFFF" + "0402FAF0" + "05041581FFFF" + "240102" + "250101");
        assertThat(received(header.octets().hex()).elements()).isEqualTo(header.elements());
        assertThat(header.size()).isEqualTo(header.octets().size() + 1);
    }

    /** Each line breaks a rule of the element's own clause, which says to ignore the element. */
    @ParameterizedTest(name = "{1}")
    @CsvSource({
        "0003AB0000,   9.2.3.24.1 no segment at all",
        "0003AB0300,   9.2.3.24.1 segment 0",
        "0003AB0304,   9.2.3.24.1 segment beyond the last",
        "0002AB03,     9.2.3.24.1 too short",
        "0804ABCD0203, 9.2.3.24.8 segment beyond the last",
        "0803ABCD02,   9.2.3.24.8 too short",
        "040100,       9.2.3.24.3 too short",
        "0503158100,   9.2.3.24.4 too short",
        "24010E,       9.2.3.24.15 reserved language",
        "24020101,     9.2.3.24.15 too long",
        "250102,       9.2.3.24.16 Spanish has no such table",
        "7003DEADBE,   9.2.3.24.7 SIM toolkit security header, not read here",
        "C000,         9.2.3.24 the centre's own, empty",
    })
    void whatIsUnknownOrBrokenIsKeptAndChangesNothing(String hex, String why) {
        UserDataHeader header = received(hex);
        assertThat(header.elements()).as(why).singleElement().isInstanceOf(OtherElement.class);
        HeaderElement element = header.elements().get(0);
        assertThat(UserDataHeader.of(element).octets().hex()).isEqualTo(hex);
        assertThat(header.concatenation()).isEmpty();
        assertThat(header.ports()).isEmpty();
        assertThat(header.alphabet()).hasToString("Gsm7Alphabet[locking default, single default]");
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource({
        "0003AB03,             the last element is too short",
        "0003AB030200,         an identifier without a length",
        "0003AB030270,         the same",
        "0003AB03020005010203, the last element claims more than there is",
    })
    void aHeaderThatDoesNotEndWithItsLastElementIsIgnoredAsAWholeAndKept(String hex, String why) {
        UserDataHeader header = received(hex);
        assertThat(header.elements()).as(why).isEmpty();
        assertThat(header.concatenation()).isEmpty();
        assertThat(header.octets().hex()).isEqualTo(hex);
    }

    @ParameterizedTest
    @EnumSource(NationalLanguage.class)
    void anAlphabetNamesItsLanguagesAndIsFoundByThem(NationalLanguage language) {
        Gsm7Alphabet single = Gsm7Alphabet.standard().withSingleShift(language);
        assertThat(UserDataHeader.of(single).alphabet()).isSameAs(single);
        assertThat(UserDataHeader.of(single).size()).isEqualTo(4);
        if (language.hasLockingShift()) {
            Gsm7Alphabet both = single.withLockingShift(language);
            assertThat(UserDataHeader.of(both).alphabet()).isSameAs(both);
            assertThat(UserDataHeader.of(both).size()).isEqualTo(7);
        }
        assertThat(UserDataHeader.of(Gsm7Alphabet.standard())).isSameAs(UserDataHeader.none());
    }

    @Test
    void theLastOfSeveralCounts() {
        UserDataHeader header = received("0003010201" + "0804000A0202" + "04020102" + "05041581158A");
        assertThat(header.concatenation()).contains(new Concatenation(Width.BITS_16, 10, 2, 2));
        assertThat(header.ports()).contains(new ApplicationPorts(Width.BITS_16, 5505, 5514));
    }

    @Test
    void anEmptyHeaderIsNotNoHeader() {
        assertThat(received("").size()).isEqualTo(1);
        assertThat(received("")).isNotEqualTo(UserDataHeader.none());
        assertThat(UserDataHeader.none().size()).isZero();
        assertThat(UserDataHeader.of()).isSameAs(UserDataHeader.none());
    }

    @Test
    void valuesThatNoElementCanHoldAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Concatenation(Width.BITS_8, 256, 2, 1))
                .withMessage("reference: received 256; allowed: 0 to 255");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Concatenation(Width.BITS_16, 65_535, 2, 3))
                .withMessage("number: received 3; allowed: 1 to 2");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ApplicationPorts(Width.BITS_16, 65_536, 0))
                .withMessage("destination: received 65536; allowed: 0 to 65535");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new LockingShift(NationalLanguage.SPANISH))
                .withMessageContaining("language: received SPANISH");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> UserDataHeader.of(new OtherElement(0x70, Octets.of(new byte[156])))
                        .plus(new OtherElement(0x70, Octets.NONE)))
                .withMessage("header: received 160; allowed: 0 to 158");
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.tpdu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.smsdispatch.api.PhoneNumber;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressTest {

    private static Address read(String hex) throws MalformedTpduException {
        return AddressField.read(new OctetReader(Octets.ofHex(hex)), Field.OA);
    }

    private static String written(Address address) {
        OctetWriter out = new OctetWriter();
        AddressField.write(out, address);
        return out.octets().hex();
    }

    /** 3GPP TS 23.040 clauses 9.1.2.3 (semi-octets) and 9.1.2.5 (address fields). */
    @ParameterizedTest(name = "{4}")
    @CsvSource({
        "0A917421436587,         INTERNATIONAL,    1, 4712345678,           international with an even count",
        "0B917421436587F9,       INTERNATIONAL,    1, 47123456789,          odd count: 1111 behind the last digit",
        "08A121436587,           NATIONAL,         1, 12345678,             national",
        "038121FF,               UNKNOWN,          1, 12,                   a filler that is counted is dropped",
        "04812143,               UNKNOWN,          1, 1234,                 short code",
        "0581A1B2F3,             UNKNOWN,          1, 1*2#3,                star and hash are A and B",
        "03C9DCFE,               SUBSCRIBER,       9, abc,                  a to c are C to E; private plan",
        "00 81,                  UNKNOWN,          1, '',                   no digit at all",
        "1491 21436587092143658709, INTERNATIONAL, 1, 12345678901234567890, the longest",
        "0DD0E474D81C0EBB01,     ALPHANUMERIC,     0, diafaan,              seven septets in 13 semi-octets",
        "14D0C261381C0E87C3E17018, ALPHANUMERIC,   0, 'BCaaaaaaaaa',        the longest name",
        "04F02143,               RESERVED,         0, 1234,                 reserved types are kept",
    })
    void addressesAreReadAndWrittenByTheClause(String spaced, TypeOfNumber type, int plan, String value, String why)
            throws MalformedTpduException {
        String hex = spaced.replace(" ", "");
        Address address = read(hex);
        assertThat(address).as(why).isEqualTo(new Address(type, plan, value));
        if (!why.contains("dropped")) {
            assertThat(written(address)).isEqualTo(hex);
        }
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource({
        "'',             0, no length",
        "0A,             1, no type",
        "0A9174214365,   2, fewer digits than announced",
        "1591000000000000000000000000, 0, 21 semi-octets",
        "0491F121,       0, a filler before a digit",
    })
    void brokenAddressesNameTheOctetAndTheClause(String hex, int offset, String why) {
        assertThatThrownBy(() -> read(hex)).as(why).isInstanceOfSatisfying(MalformedTpduException.class, e -> {
            assertThat(e.offset()).isEqualTo(offset);
            assertThat(e.clause()).isEqualTo("3GPP TS 23.040 clause 9.2.3.7");
            assertThat(e).hasMessageContaining("TP-OA at octet " + offset);
        });
    }

    @Test
    void aMissingTypeBitIsForgiven() throws MalformedTpduException {
        assertThat(read("04012143")).isEqualTo(Address.ofDigits(TypeOfNumber.UNKNOWN, "1234"));
    }

    @ParameterizedTest
    @CsvSource({
        "+4712345678, INTERNATIONAL, 4712345678",
        "12345678, UNKNOWN, 12345678",
        "1234, UNKNOWN, 1234",
    })
    void phoneNumbersBecomeAddressesAndComeBack(String number, TypeOfNumber type, String digits) {
        Address address = Address.of(PhoneNumber.of(number));
        assertThat(address).isEqualTo(Address.ofDigits(type, digits));
        assertThat(address.phoneNumber()).contains(PhoneNumber.of(number));
        assertThat(address.display()).isEqualTo(number);
    }

    @Test
    void namesAndOddDigitsAreNoPhoneNumbers() {
        assertThat(Address.ofName("Bank").phoneNumber()).isEmpty();
        assertThat(Address.ofDigits(TypeOfNumber.UNKNOWN, "*100#").phoneNumber())
                .isEmpty();
        assertThat(Address.ofDigits(TypeOfNumber.UNKNOWN, "").phoneNumber()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"+4712345678", "123456789012345678901", "12 34", "12d"})
    void otherDigitsAreRefusedWithoutShowingThem(String digits) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Address.ofDigits(TypeOfNumber.INTERNATIONAL, digits))
                .withMessageContaining("received " + digits.length() + " characters")
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain(digits));
    }

    @ParameterizedTest
    @ValueSource(strings = {"twelve chars", "eleven€ten€", "Банк"})
    void otherNamesAreRefused(String name) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Address.ofName(name))
                .withMessageContaining("allowed: 0 to 11 septets");
    }

    @Test
    void aNameMayHaveExtensionCharacters() throws MalformedTpduException {
        Address address = Address.ofName("{5 €}");
        assertThat(read(written(address))).isEqualTo(address);
    }

    @Test
    void theTextFormHidesDigits() {
        assertThat(Address.ofDigits(TypeOfNumber.INTERNATIONAL, "4712345678"))
                .hasToString("Address[INTERNATIONAL, plan 1, ********78]");
        assertThat(Address.ofDigits(TypeOfNumber.UNKNOWN, "")).hasToString("Address[UNKNOWN, plan 1, ]");
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.tpdu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.smsdispatch.api.text.NationalLanguage;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** 3GPP TS 23.040 clauses 9.2.3.16 and 9.2.3.24. */
class UserDataTest {

    private static final UserDataHeader PART = UserDataHeader.of(new Concatenation(Width.BITS_8, 7, 2, 1));

    private static String wire(UserData data) {
        OctetWriter out = new OctetWriter();
        UserDataField.write(out, data);
        return out.octets().hex();
    }

    private static UserData read(String hex, DataCoding coding, int first) throws MalformedTpduException {
        return UserDataField.read(new OctetReader(Octets.ofHex(hex)), first, coding, 140);
    }

    @ParameterizedTest(name = "{2}")
    @CsvSource({
        "hello,   0x00, 05E8329BFD06",
        "€5,      0x00, 039B720D",
        "1234567, 0x00, 0731D98C56B3DD00",
        "12345678,0x00, 0831D98C56B3DD70",
        "Привет,  0x08, 0C041F04400438043204350442",
        "😀,      0x08, 04D83DDE00",
        "'',      0x00, 00",
    })
    void textsChooseTheirCodingAndComeBack(String text, String coding, String hex) throws MalformedTpduException {
        UserData data = UserData.of(text);
        assertThat(data.coding()).isEqualTo(new DataCoding(Integer.decode(coding)));
        assertThat(wire(data)).isEqualTo(hex);
        assertThat(read(hex, data.coding(), 0)).isEqualTo(data);
        assertThat(data.text()).contains(text);
    }

    /** Fill bits bring the text behind a header of h octets to a septet boundary; 7h is the only size without. */
    @Test
    void septetsStandBehindHeadersOfEverySize() throws MalformedTpduException {
        for (int size = 2; size <= 40; size++) {
            UserDataHeader header = UserDataHeader.of(new OtherElement(0x70, Octets.of(new byte[size - 2])));
            UserData data = UserData.of(DataCoding.GSM7, header, "Hello {World}");
            UserData back = read(wire(data), DataCoding.GSM7, UserDataField.HEADER_INDICATOR);
            assertThat(back).isEqualTo(data);
            assertThat(back.text()).contains("Hello {World}");
            assertThat(data.length()).isEqualTo(((size + 1) * 8 + 6) / 7 + 15);
        }
    }

    @Test
    void aHeaderMayStandAlone() throws MalformedTpduException {
        UserData data = UserData.of(DataCoding.GSM7, PART, "");
        assertThat(wire(data)).isEqualTo("07" + "050003070201" + "00");
        assertThat(read(wire(data), DataCoding.GSM7, UserDataField.HEADER_INDICATOR))
                .isEqualTo(data);
    }

    /** Clause 9.2.3.24.1 and TS 23.038 clause 4: 160 and 153 septets, 140 and 134 octets, 70 and 67 units of UCS-2. */
    @Test
    void aSubmissionHoldsWhatTheClauseSays() {
        assertThat(UserData.of("a".repeat(160)).octets()).isEqualTo(140);
        assertThat(UserData.of(DataCoding.GSM7, PART, "a".repeat(153)).octets()).isEqualTo(140);
        assertThat(UserData.of("я".repeat(70)).octets()).isEqualTo(140);
        assertThat(UserData.of(DataCoding.UCS2, PART, "я".repeat(67)).octets()).isEqualTo(140);
        Submit.Builder submit = Submit.to(Address.ofDigits(TypeOfNumber.UNKNOWN, "12"));
        for (UserData tooLong : List.of(
                UserData.of("a".repeat(161)),
                UserData.of(DataCoding.GSM7, PART, "a".repeat(154)),
                UserData.of("я".repeat(71)),
                UserData.of(DataCoding.UCS2, PART, "я".repeat(68)))) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> submit.userData(tooLong).build())
                    .withMessageStartingWith("user data: received 14")
                    .withMessageEndingWith("allowed: 0 to 140");
        }
        assertThatIllegalArgumentException().isThrownBy(() -> UserData.of("a".repeat(182)));
    }

    @Test
    void segmentsShareReferenceAndAreNumbered() {
        List<UserData> segments = UserData.ofSegments(
                DataCoding.GSM7, UserDataHeader.none(), List.of("one ", "two"), Width.BITS_16, 4711);
        assertThat(segments).extracting(data -> data.text().orElseThrow()).containsExactly("one ", "two");
        assertThat(segments)
                .extracting(data -> data.header().concatenation().orElseThrow())
                .containsExactly(
                        new Concatenation(Width.BITS_16, 4711, 2, 1), new Concatenation(Width.BITS_16, 4711, 2, 2));
    }

    @Test
    void aSingleSegmentNeedsNoConcatenation() {
        List<UserData> segments =
                UserData.ofSegments(DataCoding.GSM7, UserDataHeader.none(), List.of("one"), Width.BITS_8, 1);
        assertThat(segments).containsExactly(UserData.of("one"));
    }

    @ParameterizedTest
    @EnumSource(NationalLanguage.class)
    void aLanguageInTheHeaderSaysHowSeptetsAreRead(NationalLanguage language) throws MalformedTpduException {
        UserDataHeader header = UserDataHeader.of(new SingleShift(language));
        if (language.hasLockingShift()) {
            header = header.plus(new LockingShift(language));
        }
        UserData data = new UserData(DataCoding.GSM7, header, Octets.of((byte) 0x1B, (byte) 0x65, (byte) 0x41));
        String expected = header.alphabet().decode(data.payload().toByteArray(), 0, 3);
        assertThat(read(wire(data), DataCoding.GSM7, UserDataField.HEADER_INDICATOR)
                        .text())
                .contains(expected);
    }

    @Test
    void turkishIsWrittenInItsOwnTables() {
        UserDataHeader header = UserDataHeader.of(
                new LockingShift(NationalLanguage.TURKISH), new SingleShift(NationalLanguage.TURKISH));
        UserData data = UserData.of(DataCoding.GSM7, header, "Şişli ığdır");
        assertThat(data.text()).contains("Şişli ığdır");
        assertThat(data.payload().size()).isEqualTo(11);
    }

    @Test
    void octetsAndCompressedDataAreNoText() throws MalformedTpduException {
        assertThat(read("03DEADBE", DataCoding.OCTETS, 0).text()).isEmpty();
        assertThat(read("03DEADBE", DataCoding.OCTETS, 0).payload().hex()).isEqualTo("DEADBE");
        assertThat(read("03DEADBE", new DataCoding(0x20), 0).text()).isEmpty();
        assertThat(read("03DEADBE", new DataCoding(0x28), 0).text()).isEmpty();
        assertThat(wire(read("03DEADBE", new DataCoding(0x20), 0))).isEqualTo("03DEADBE");
    }

    @Test
    void halfAUnitAtTheEndIsLeftOut() throws MalformedTpduException {
        assertThat(read("03004104", DataCoding.UCS2, 0).text()).contains("A");
        assertThat(read("02D83D", DataCoding.UCS2, 0).text()).contains("\uD83D");
    }

    @ParameterizedTest(name = "{4}")
    @CsvSource({
        "'',       0x00, 0x00, 0, no length",
        "A1,       0x00, 0x00, 0, 161 septets",
        "8D,       0x04, 0x00, 0, 141 octets",
        "05E8329B, 0x00, 0x00, 1, fewer octets than announced",
        "00,       0x00, 0x40, 1, a header in nothing",
        "0203AB,   0x04, 0x40, 1, a header longer than the data",
        "06050003070201, 0x00, 0x40, 1, six septets can't hold six octets of header",
    })
    void brokenUserDataNamesTheOctet(String hex, String coding, String first, int offset, String why) {
        assertThatThrownBy(() -> read(hex, new DataCoding(Integer.decode(coding)), Integer.decode(first)))
                .as(why)
                .isInstanceOfSatisfying(
                        MalformedTpduException.class,
                        e -> assertThat(e.offset()).isEqualTo(offset));
    }

    @ParameterizedTest
    @ValueSource(ints = {0x04, 0x20, 0xF6})
    void aCodingWithoutTextTakesNone(int octet) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> UserData.of(new DataCoding(octet), UserDataHeader.none(), "hello"))
                .withMessageContaining("allowed: septets or UCS-2");
    }

    @Test
    void whatTheAlphabetLacksIsRefusedWithoutTheText() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> UserData.of(DataCoding.GSM7, UserDataHeader.none(), "secret я"))
                .withMessageContaining("index 7")
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("secret"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new UserData(DataCoding.GSM7, UserDataHeader.none(), Octets.of((byte) 0x80)))
                .withMessage("septet: received 128; allowed: 0 to 127");
    }

    @Test
    void theTextFormHidesTheText() {
        assertThat(UserData.of("secret")).hasToString("UserData[DataCoding[0x00, GSM7], UserDataHeader[], 6 units]");
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.api.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class Gsm7AlphabetTest {

    private static final Gsm7Alphabet STANDARD = Gsm7Alphabet.standard();

    private static byte[] septets(String text) {
        byte[] buffer = new byte[2 * text.length()];
        byte[] septets = new byte[STANDARD.encode(text, buffer, 0)];
        System.arraycopy(buffer, 0, septets, 0, septets.length);
        return septets;
    }

    private static String decoded(int... codes) {
        byte[] septets = new byte[codes.length];
        for (int i = 0; i < codes.length; i++) {
            septets[i] = (byte) codes[i];
        }
        return STANDARD.decode(septets, 0, septets.length);
    }

    @Test
    void charactersOfTheExtensionTableTakeTwoSeptets() {
        assertThat(septets("a€[")).containsExactly('a', 0x1B, 0x65, 0x1B, 0x3C);
        assertThat(STANDARD.count("a€[")).isEqualTo(5);
        assertThat(STANDARD.septets('€')).isEqualTo(2);
        assertThat(STANDARD.septets('@')).isEqualTo(1);
        assertThat(STANDARD.septets('`')).isZero();
    }

    @Test
    void whatTheAlphabetLacksIsCountedAsMissingAndRefusedByPosition() {
        assertThat(STANDARD.count("Ok 👍")).isEqualTo(Gsm7Alphabet.MISSING);
        assertThat(STANDARD.canEncode("ç")).isFalse();
        assertThatThrownBy(() -> STANDARD.encode("Ok 👍", new byte[20], 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("text: received U+1F44D at index 3; allowed: characters of the alphabet");
    }

    @Test
    void anEscapeWithoutMeaningIsReadAsClause621Says() {
        assertThat(decoded('a', 0x1B, 'b'))
                .as("not in the table: the default one")
                .isEqualTo("ab");
        assertThat(decoded('a', 0x1B, 0x1B, 'b')).as("reserved: a space").isEqualTo("a b");
        assertThat(decoded('a', 0x1B)).as("the end: a space").isEqualTo("a ");
    }

    @Test
    void septetsArePackedFromTheLowestBitOn() {
        byte[] octets = new byte[9];
        byte[] hello = "hellohello".getBytes(StandardCharsets.US_ASCII);
        assertThat(Septets.pack(hello, 0, 10, octets, 0, 0)).isEqualTo(9);
        assertThat(octets).containsExactly(0xE8, 0x32, 0x9B, 0xFD, 0x46, 0x97, 0xD9, 0xEC, 0x37);
        byte[] back = new byte[10];
        assertThat(Septets.unpack(octets, 0, 0, back, 0, 10)).isEqualTo(9);
        assertThat(back).isEqualTo(hello);
    }
}

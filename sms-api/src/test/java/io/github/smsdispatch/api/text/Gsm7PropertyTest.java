// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.api.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What must hold for any text. Seeded: a failure comes again. */
class Gsm7PropertyTest {

    private static final byte GUARD = 0x55;

    private static byte[] guarded(int length) {
        byte[] bytes = new byte[length];
        Arrays.fill(bytes, GUARD);
        return bytes;
    }

    @Test
    void whatIsEncodedIsDecodedInEveryAlphabet() {
        Random random = new Random(1);
        for (Gsm7Alphabet alphabet : Alphabets.all()) {
            String characters = Alphabets.characters(alphabet);
            for (int n = 0; n < 50; n++) {
                String text = Alphabets.random(random, characters, 40);
                byte[] septets = guarded(100);
                int count = alphabet.encode(text, septets, 7);
                assertThat(count).as("%s: %s", alphabet, text).isEqualTo(alphabet.count(text));
                assertThat(alphabet.decode(septets, 7, count))
                        .as("%s", alphabet)
                        .isEqualTo(text);
                assertThat(septets[6]).isEqualTo(GUARD);
                assertThat(septets[7 + count]).isEqualTo(GUARD);
            }
        }
    }

    @Test
    void packingAtOnceIsEncodingAndThenPacking() {
        Random random = new Random(2);
        for (Gsm7Alphabet alphabet : Alphabets.all()) {
            String characters = Alphabets.characters(alphabet);
            for (int n = 0; n < 40; n++) {
                String text = Alphabets.random(random, characters, 40);
                int fillBits = random.nextInt(7);
                byte[] septets = new byte[100];
                int count = alphabet.encode(text, septets, 0);
                byte[] expected = guarded(100);
                Septets.pack(septets, 0, count, expected, 3, fillBits);
                byte[] octets = guarded(100);
                assertThat(alphabet.pack(text, octets, 3, fillBits)).isEqualTo(count);
                assertThat(octets).as("%s: %s", alphabet, text).isEqualTo(expected);
            }
        }
    }

    @Test
    void anyUnicodeIsEitherEncodedOrRefusedByItsFirstMissingCharacter() {
        Random random = new Random(3);
        for (Gsm7Alphabet alphabet : Alphabets.all()) {
            for (int n = 0; n < 50; n++) {
                String text = Alphabets.unicode(random, 12);
                int missing = 0;
                while (missing < text.length() && alphabet.septets(text.charAt(missing)) > 0) {
                    missing++;
                }
                assertThat(alphabet.canEncode(text)).isEqualTo(missing == text.length());
                if (missing < text.length()) {
                    String where = "at index " + missing + ";";
                    assertThat(alphabet.count(text)).isEqualTo(Gsm7Alphabet.MISSING);
                    assertThatThrownBy(() -> alphabet.encode(text, new byte[50], 0))
                            .isInstanceOf(IllegalArgumentException.class)
                            .hasMessageContaining(where);
                    assertThatThrownBy(() -> alphabet.pack(text, new byte[50], 0, 0))
                            .isInstanceOf(IllegalArgumentException.class)
                            .hasMessageContaining(where);
                }
            }
        }
    }

    @Test
    void anySeptetsAreReadAsATextThatTheAlphabetCanWriteAgain() {
        Random random = new Random(4);
        for (Gsm7Alphabet alphabet : Alphabets.all()) {
            for (int n = 0; n < 50; n++) {
                byte[] septets = new byte[random.nextInt(40)];
                random.nextBytes(septets);
                if (random.nextBoolean() && septets.length > 0) {
                    septets[septets.length - 1] = 0x1B;
                }
                String text = alphabet.decode(septets, 0, septets.length);
                byte[] again = new byte[80];
                int count = alphabet.encode(text, again, 0);
                assertThat(alphabet.decode(again, 0, count)).as("%s", alphabet).isEqualTo(text);
            }
        }
    }

    @Test
    void anArrayThatIsTooShortIsSaidSo() {
        Gsm7Alphabet alphabet = Gsm7Alphabet.standard();
        for (String text : new String[] {"a", "abcdefgh", "€", "abcdefg€"}) {
            int septets = alphabet.count(text);
            int octets = Septets.octets(septets, 1);
            assertThat(alphabet.encode(text, new byte[septets], 0)).isEqualTo(septets);
            assertThat(alphabet.pack(text, new byte[octets], 0, 1)).isEqualTo(septets);
            assertThatThrownBy(() -> alphabet.encode(text, new byte[septets - 1], 0))
                    .isInstanceOf(IndexOutOfBoundsException.class);
            assertThatThrownBy(() -> alphabet.pack(text, new byte[octets - 1], 0, 1))
                    .isInstanceOf(IndexOutOfBoundsException.class);
        }
    }
}

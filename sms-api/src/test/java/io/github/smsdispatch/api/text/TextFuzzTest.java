// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.api.text;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.Arrays;
import java.util.List;

/**
 * Whatever a network delivers, it is unpacked and decoded. Runs its stored inputs as a test, and fuzzes one method with
 * {@code JAZZER_FUZZ=1 mvn test -pl sms-api -Dtest=TextFuzzTest#...}; what it finds is stored beside them.
 */
class TextFuzzTest {

    private static final List<Gsm7Alphabet> ALPHABETS = Alphabets.all();

    /** First byte: fill bits and how many septets fewer than there is room for; the rest: octets. */
    @FuzzTest(maxDuration = "10s")
    void whatIsUnpackedIsPackedToTheSameOctets(byte[] data) {
        if (data.length == 0) {
            return;
        }
        int fillBits = (data[0] & 0x7F) % 7;
        byte[] octets = Arrays.copyOfRange(data, 1, data.length);
        int count = Math.max(0, Septets.septets(octets.length, fillBits) - (data[0] < 0 ? 1 : 0));
        if (octets.length < Septets.octets(count, fillBits)) {
            return;
        }
        byte[] septets = new byte[count];
        int read = Septets.unpack(octets, 0, fillBits, septets, 0, count);
        byte[] again = new byte[read];
        assertThat(Septets.pack(septets, 0, count, again, 0, fillBits)).isEqualTo(read);
        for (int bit = fillBits; bit < fillBits + 7 * count; bit++) {
            int mask = 1 << bit % 8;
            assertThat(again[bit / 8] & mask).as("bit %d", bit).isEqualTo(octets[bit / 8] & mask);
        }
    }

    /** First byte: the alphabet; the rest: septets. */
    @FuzzTest(maxDuration = "10s")
    void anySeptetsAreATextThatCanBeWrittenAgain(byte[] data) {
        if (data.length == 0) {
            return;
        }
        Gsm7Alphabet alphabet = ALPHABETS.get((data[0] & 0xFF) % ALPHABETS.size());
        String text = alphabet.decode(data, 1, data.length - 1);
        assertThat(text.chars().noneMatch(c -> Character.isSurrogate((char) c))).isTrue();
        byte[] again = new byte[2 * text.length()];
        int count = alphabet.encode(text, again, 0);
        assertThat(count).isEqualTo(alphabet.count(text));
        assertThat(alphabet.decode(again, 0, count)).isEqualTo(text);
    }

    /** Any text: two bytes a UTF-16 unit. */
    @FuzzTest(maxDuration = "10s")
    void anyTextIsCountedAsItIsWrittenOrRefused(byte[] data) {
        StringBuilder units = new StringBuilder();
        for (int i = 0; i + 1 < data.length; i += 2) {
            units.append((char) ((data[i] & 0x0F) << 8 | data[i + 1] & 0xFF));
        }
        String text = units.toString();
        Gsm7Alphabet alphabet = ALPHABETS.get(data.length % ALPHABETS.size());
        int count = alphabet.count(text);
        assertThat(alphabet.canEncode(text)).isEqualTo(count >= 0);
        if (count >= 0) {
            byte[] septets = new byte[count];
            assertThat(alphabet.encode(text, septets, 0)).isEqualTo(count);
            byte[] octets = new byte[Septets.octets(count, 1)];
            assertThat(alphabet.pack(text, octets, 0, 1)).isEqualTo(count);
        }
    }
}

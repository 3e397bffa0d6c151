// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.api.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
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

    @Test
    void nationalTablesReplaceOneTableEachAndAreMadeOnce() {
        Gsm7Alphabet turkish = STANDARD.withSingleShift(NationalLanguage.TURKISH);
        assertThat(turkish.septets('ş')).isEqualTo(2);
        assertThat(turkish.septets('€')).isEqualTo(2);
        Gsm7Alphabet both = turkish.withLockingShift(NationalLanguage.TURKISH);
        assertThat(both.septets('ş')).isEqualTo(1);
        assertThat(both.septets('€')).isEqualTo(1);
        assertThat(both.singleShift()).contains(NationalLanguage.TURKISH);
        assertThat(both.lockingShift()).contains(NationalLanguage.TURKISH);
        assertThat(turkish.lockingShift()).isEmpty();
        assertThat(both)
                .isSameAs(STANDARD.withLockingShift(NationalLanguage.TURKISH).withSingleShift(NationalLanguage.TURKISH))
                .hasToString("Gsm7Alphabet[locking TURKISH, single TURKISH]");
        assertThat(STANDARD).hasToString("Gsm7Alphabet[locking default, single default]");
    }

    @Test
    void spanishHasNoLockingShiftTable() {
        assertThat(NationalLanguage.SPANISH.hasLockingShift()).isFalse();
        assertThatThrownBy(() -> STANDARD.withLockingShift(NationalLanguage.SPANISH))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("language: received SPANISH");
    }

    /** 3GPP TS 23.038 clause 6.2.1.2.4. */
    @Test
    void languagesAreNumberedAsTheStandardLists() {
        assertThat(Arrays.stream(NationalLanguage.values()).map(NationalLanguage::identifier))
                .containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13);
        assertThat(NationalLanguage.TURKISH.identifier()).isEqualTo(1);
        assertThat(NationalLanguage.URDU.identifier()).isEqualTo(13);
    }

    @Test
    void stringsAreEncodedAndPackedWithoutAllocation() {
        Gsm7Alphabet hindi = STANDARD.withLockingShift(NationalLanguage.HINDI);
        byte[] buffer = new byte[100];
        Runnable work = () -> {
            for (int i = 0; i < 1000; i++) {
                STANDARD.encode("Blåbær [45 €]", buffer, STANDARD.count("plain") & 1);
                STANDARD.pack("Blåbær [45 €]", buffer, 6, 1);
                hindi.encode("नमस्ते abc", buffer, 0);
                hindi.pack("नमस्ते abc", buffer, 6, 1);
            }
        };
        work.run();
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        work.run();
        // One object per call would be 64,000 bytes at the least; the odd one is the measuring itself.
        assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(10_000);
    }
}

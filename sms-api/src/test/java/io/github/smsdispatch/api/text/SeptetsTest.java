// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.api.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SeptetsTest {

    private static final byte GUARD = 0x55;

    /** Slow and plain: the bits of a long number, the first septet in the lowest ones. */
    private static byte[] asNumber(byte[] septets, int fillBits) {
        BigInteger bits = BigInteger.ZERO;
        for (int i = 0; i < septets.length; i++) {
            bits = bits.or(BigInteger.valueOf(septets[i] & 0x7F).shiftLeft(7 * i + fillBits));
        }
        byte[] octets = new byte[Septets.octets(septets.length, fillBits)];
        for (int i = 0; i < octets.length; i++) {
            octets[i] = bits.shiftRight(8 * i).byteValue();
        }
        return octets;
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6})
    void everyCountIsPackedAndUnpackedWithEveryFill(int fillBits) {
        Random random = new Random(fillBits);
        for (int count = 0; count <= 170; count++) {
            byte[] septets = new byte[count];
            random.nextBytes(septets);
            byte[] octets = new byte[200];
            Arrays.fill(octets, GUARD);
            int written = Septets.pack(septets, 0, count, octets, 5, fillBits);
            assertThat(Arrays.copyOfRange(octets, 5, 5 + written)).isEqualTo(asNumber(septets, fillBits));
            assertThat(octets[4]).isEqualTo(GUARD);
            assertThat(octets[5 + written]).isEqualTo(GUARD);

            byte[] back = new byte[200];
            Arrays.fill(back, GUARD);
            assertThat(Septets.unpack(octets, 5, fillBits, back, 2, count)).isEqualTo(written);
            for (int i = 0; i < count; i++) {
                assertThat(back[2 + i]).isEqualTo((byte) (septets[i] & 0x7F));
            }
            assertThat(back[1]).isEqualTo(GUARD);
            assertThat(back[2 + count]).isEqualTo(GUARD);
            byte[] exact = Arrays.copyOfRange(octets, 5, 5 + written);
            byte[] tight = new byte[count];
            Septets.unpack(exact, 0, fillBits, tight, 0, count);
            assertThat(tight).isEqualTo(Arrays.copyOfRange(back, 2, 2 + count));
        }
    }

    /** 3GPP TS 23.038 clause 6.1.2.1.1: 160 septets in 140 octets; TS 23.040 clause 9.2.3.24.1: 153 behind 6 octets. */
    @ParameterizedTest
    @CsvSource({"160, 0, 140", "153, 1, 134", "152, 0, 133", "8, 0, 7", "7, 0, 7", "0, 0, 0", "1, 6, 2", "0, 3, 1"})
    void octetsAreCountedAsTheStandardDoes(int septets, int fillBits, int octets) {
        assertThat(Septets.octets(septets, fillBits)).isEqualTo(octets);
        assertThat(Septets.septets(octets, fillBits)).isBetween(septets, septets + 1);
    }

    /** The text starts at a septet boundary: TS 23.040 clause 9.2.3.24. */
    @ParameterizedTest
    @CsvSource({"0, 0", "6, 1", "7, 0", "8, 6", "10, 4", "1, 6"})
    void fillBitsBringTheTextToASeptetBoundary(int headerOctets, int fillBits) {
        assertThat(Septets.fillBits(headerOctets)).isEqualTo(fillBits);
        assertThat((headerOctets * 8 + fillBits) % 7).isZero();
    }

    @Test
    void countsAndBitsOutOfRangeAreRefused() {
        assertThatThrownBy(() -> Septets.octets(-1, 0)).hasMessage("count: received -1; allowed: 0 or more");
        assertThatThrownBy(() -> Septets.octets(1, 7)).hasMessage("fillBits: received 7; allowed: 0 to 6");
        assertThatThrownBy(() -> Septets.fillBits(-1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Gsm7Alphabet.standard().pack("a", new byte[9], 0, 7))
                .hasMessage("fillBits: received 7; allowed: 0 to 6");
        byte[] eight = new byte[8];
        assertThatThrownBy(() -> Septets.pack(eight, 0, 8, new byte[6], 0, 0))
                .isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> Septets.unpack(new byte[6], 0, 0, eight, 0, 7))
                .isInstanceOf(IndexOutOfBoundsException.class);
    }
}

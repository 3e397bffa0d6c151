// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.api.text;

import static org.assertj.core.api.Assertions.assertThat;

import com.cloudhopper.commons.charset.GSMCharset;
import com.cloudhopper.commons.charset.PackedGSMCharset;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.Random;
import net.freeutils.charset.gsm.CCGSMCharset;
import net.freeutils.charset.gsm.CCPackedGSMCharset;
import net.freeutils.charset.gsm.SCGSMCharset;
import org.junit.jupiter.api.Test;

/**
 * The default alphabet against two independent codecs, ch-commons-charset and jcharset. Each test that names a
 * difference says which clause of 3GPP TS 23.038 decides it.
 */
class PeerCodecsTest {

    private static final Gsm7Alphabet STANDARD = Gsm7Alphabet.standard();
    private static final byte ESCAPE = 0x1B;
    private static final byte[] QUESTION_MARK = {'?'};
    private static final byte[] REFUSED = {};

    private static byte[] encoded(String text) {
        byte[] septets = new byte[2 * text.length()];
        return STANDARD.canEncode(text) ? Arrays.copyOf(septets, STANDARD.encode(text, septets, 0)) : REFUSED;
    }

    private static byte[] written(String text) {
        byte[] septets = new byte[2 * text.length()];
        return Arrays.copyOf(septets, STANDARD.encode(text, septets, 0));
    }

    private static byte[] packed(String text) {
        byte[] octets = new byte[2 * text.length()];
        return Arrays.copyOf(octets, Septets.octets(STANDARD.pack(text, octets, 0, 0), 0));
    }

    private static byte[] encoded(Charset charset, String text) {
        try {
            ByteBuffer bytes = charset.newEncoder().encode(CharBuffer.wrap(text));
            byte[] encoded = new byte[bytes.remaining()];
            bytes.get(encoded);
            return encoded;
        } catch (CharacterCodingException e) {
            return REFUSED;
        }
    }

    @Test
    void jcharsetWritesEveryCharacterAsWeDo() {
        for (char c = 0; c < Character.MAX_VALUE; c++) {
            String text = Character.toString(c);
            assertThat(encoded(text)).as("U+%04X", (int) c).isEqualTo(encoded(new CCGSMCharset(), text));
        }
    }

    /** Clause 6.2.1 has the capital letter at code 09; older phones show the small one, which the SC variants write. */
    @Test
    void jcharsetsVariantWithASmallCedillaDiffersInThatLetterOnly() {
        for (char c = 0; c < Character.MAX_VALUE; c++) {
            String text = Character.toString(c);
            byte[] theirs = encoded(new SCGSMCharset(), text);
            if (c == 'Ç') {
                assertThat(theirs).isEqualTo(REFUSED);
            } else if (c == 'ç') {
                assertThat(theirs).isEqualTo(encoded("Ç"));
            } else {
                assertThat(encoded(text)).as("U+%04X", (int) c).isEqualTo(theirs);
            }
        }
    }

    /** It writes a question mark for what the alphabet lacks, and U+0000 as 1B00: no such cell in clause 6.2.1.1. */
    @Test
    void cloudhopperWritesEveryCharacterAsWeDoButInventsANul() {
        GSMCharset cloudhopper = new GSMCharset();
        for (char c = 1; c < Character.MAX_VALUE; c++) {
            String text = Character.toString(c);
            byte[] expected = STANDARD.canEncode(text) ? encoded(text) : QUESTION_MARK;
            assertThat(cloudhopper.encode(text)).as("U+%04X", (int) c).isEqualTo(expected);
            assertThat(GSMCharset.canRepresent(text)).as("U+%04X", (int) c).isEqualTo(STANDARD.canEncode(text));
        }
        assertThat(cloudhopper.encode("\0")).isEqualTo(new byte[] {ESCAPE, 0});
        assertThat(STANDARD.canEncode("\0")).isFalse();
    }

    /**
     * Clause 6.2.1.1: an escape code before a code that the extension table doesn't have is read as if it were not there.
     * jcharset refuses it, cloudhopper reads U+0000.
     */
    @Test
    void everyCodeIsReadAsBothDoButForEscapesWithoutMeaning() throws CharacterCodingException {
        GSMCharset cloudhopper = new GSMCharset();
        for (int code = 0; code < 128; code++) {
            byte[] plain = {(byte) code};
            byte[] shifted = {ESCAPE, (byte) code};
            String ours = STANDARD.decode(shifted, 0, 2);
            if (code == ESCAPE) {
                assertThat(ours).isEqualTo(" ");
                continue;
            }
            assertThat(STANDARD.decode(plain, 0, 1))
                    .isEqualTo(cloudhopper.decode(plain))
                    .isEqualTo(new CCGSMCharset()
                            .newDecoder()
                            .decode(ByteBuffer.wrap(plain))
                            .toString());
            if (STANDARD.septets(ours.charAt(0)) == 2) {
                assertThat(ours)
                        .isEqualTo(cloudhopper.decode(shifted))
                        .isEqualTo(new CCGSMCharset()
                                .newDecoder()
                                .decode(ByteBuffer.wrap(shifted))
                                .toString());
            } else {
                assertThat(ours).isEqualTo(STANDARD.decode(plain, 0, 1));
                assertThat(cloudhopper.decode(shifted)).isEqualTo("\0");
            }
        }
    }

    @Test
    void randomTextsArePackedAsBothDo() {
        Random random = new Random(5);
        String characters = Alphabets.characters(STANDARD);
        PackedGSMCharset cloudhopper = new PackedGSMCharset();
        for (int n = 0; n < 2000; n++) {
            String text = Alphabets.random(random, characters, 170);
            assertThat(written(text)).isEqualTo(encoded(new CCGSMCharset(), text));
            assertThat(packed(text)).isEqualTo(cloudhopper.encode(text));
            assertThat(packed(text)).isEqualTo(encoded(new CCPackedGSMCharset(), text));
        }
    }
}

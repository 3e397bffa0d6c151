// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.benchmarks.text;

import com.cloudhopper.commons.charset.PackedGSMCharset;
import io.github.smsdispatch.api.text.Gsm7Alphabet;
import io.github.smsdispatch.api.text.Septets;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetEncoder;
import net.freeutils.charset.gsm.CCPackedGSMCharset;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Text to octets: encode and pack. And the way back. */
@State(Scope.Thread)
public class PackJmh {

    /** UCS-2 texts are not for GSM codecs. */
    @Param({"ASCII40", "MIXED160"})
    public Sample sample;

    private final Gsm7Alphabet alphabet = Gsm7Alphabet.standard();
    private final byte[] octets = new byte[400];
    private final byte[] septets = new byte[400];
    private final byte[] packed = new byte[400];
    private final ByteBuffer buffer = ByteBuffer.wrap(octets);
    private final CharsetEncoder jcharset = new CCPackedGSMCharset().newEncoder();
    private final PackedGSMCharset cloudhopper = new PackedGSMCharset();
    private String text;
    private CharBuffer chars;
    private int count;

    /** Takes the text. */
    @Setup
    public void prepare() {
        text = sample.text();
        chars = CharBuffer.wrap(text);
        count = alphabet.pack(text, packed, 0, 0);
    }

    /** Ours, into a buffer of the caller's, at once. */
    @Benchmark
    public int ours() {
        return alphabet.pack(text, octets, 0, 0);
    }

    /** Ours behind a header of concatenation. */
    @Benchmark
    public int oursWithFillBit() {
        return alphabet.pack(text, octets, 6, 1);
    }

    /** Ours, unpacked and decoded to a new String. */
    @Benchmark
    public String oursDecoded() {
        Septets.unpack(packed, 0, 0, septets, 0, count);
        return alphabet.decode(septets, 0, count);
    }

    /** The fastest peer: encoder and both buffers used again. */
    @Benchmark
    public int jcharset() {
        chars.rewind();
        buffer.clear();
        jcharset.reset();
        jcharset.encode(chars, buffer, true);
        jcharset.flush(buffer);
        return buffer.position();
    }

    /** Its only way returns a new array. */
    @Benchmark
    public byte[] cloudhopper() {
        return cloudhopper.encode(text);
    }
}

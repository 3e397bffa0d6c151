// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.benchmarks.text;

import com.cloudhopper.commons.charset.GSMCharset;
import io.github.smsdispatch.api.text.Gsm7Alphabet;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.StandardCharsets;
import net.freeutils.charset.gsm.CCGSMCharset;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** One septet per byte. */
@State(Scope.Thread)
public class EncodeJmh {

    /** UCS-2 texts are not for GSM codecs. */
    @Param({"ASCII40", "MIXED160"})
    public Sample sample;

    private final Gsm7Alphabet alphabet = Gsm7Alphabet.standard();
    private final byte[] septets = new byte[400];
    private final ByteBuffer buffer = ByteBuffer.wrap(septets);
    private final CharsetEncoder jcharset = new CCGSMCharset().newEncoder();
    private final GSMCharset cloudhopper = new GSMCharset();
    private String text;
    private CharBuffer chars;

    /** Takes the text. */
    @Setup
    public void prepare() {
        text = sample.text();
        chars = CharBuffer.wrap(text);
    }

    /** Ours, into a buffer of the caller's. */
    @Benchmark
    public int ours() {
        return alphabet.encode(text, septets, 0);
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

    /** What the JDK does for an alphabet that needs no look-up, into a new array: the floor. */
    @Benchmark
    public byte[] jdkLatin1() {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.benchmarks.text;

import com.cloudhopper.commons.charset.CharsetUtil;
import com.cloudhopper.commons.charset.GSMCharset;
import com.cloudhopper.commons.gsm.GsmUtil;
import io.github.smsdispatch.api.text.Segment;
import io.github.smsdispatch.api.text.TextPlan;
import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** From a text to the bytes of its segments: detect, encode, cut. */
@State(Scope.Thread)
public class SegmentJmh {

    /** All texts. */
    @Param
    public Sample sample;

    private final byte[] buffer = new byte[1000];
    private final int[] ends = new int[10];
    private String text;

    /** Takes the text. */
    @Setup
    public void prepare() {
        text = sample.text();
    }

    /** Ours, into buffers of the caller's. */
    @Benchmark
    public int ours() {
        return TextPlan.of(text).encode(buffer, ends);
    }

    /** Ours, as a list of the segments' texts. */
    @Benchmark
    public List<Segment> layout() {
        return TextPlan.of(text).layout();
    }

    /** Theirs cuts after 134 bytes, wherever that is: an escape pair or a surrogate pair may be torn. */
    @Benchmark
    public byte[][] cloudhopper() {
        byte[] bytes = GSMCharset.canRepresent(text)
                ? CharsetUtil.encode(text, CharsetUtil.CHARSET_GSM)
                : CharsetUtil.encode(text, CharsetUtil.CHARSET_UCS_2);
        byte[][] parts = GsmUtil.createConcatenatedBinaryShortMessages(bytes, (byte) 1);
        return parts == null ? new byte[][] {bytes} : parts;
    }
}

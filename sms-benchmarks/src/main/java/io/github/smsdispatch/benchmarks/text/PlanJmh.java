// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.benchmarks.text;

import io.github.smsdispatch.api.text.Encoding;
import io.github.smsdispatch.api.text.Gsm7Alphabet;
import io.github.smsdispatch.api.text.TextPlan;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** What it costs to know the cost, beside encoding alone. */
@State(Scope.Thread)
public class PlanJmh {

    /** All texts. */
    @Param
    public Sample sample;

    private final Gsm7Alphabet alphabet = Gsm7Alphabet.standard();
    private final byte[] buffer = new byte[1000];
    private String text;
    private boolean ucs2;

    /** Takes the text. */
    @Setup
    public void prepare() {
        text = sample.text();
        ucs2 = TextPlan.of(text).encoding() == Encoding.UCS2;
    }

    /** The plan: encoding, units, segments. */
    @Benchmark
    public TextPlan ours() {
        return TextPlan.of(text);
    }

    /** Encoding alone, by somebody who knows how: septets, or UTF-16BE. */
    @Benchmark
    public int encode() {
        return ucs2 ? bigEndian() : alphabet.encode(text, buffer, 0);
    }

    private int bigEndian() {
        int at = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            buffer[at] = (byte) (c >> 8);
            buffer[at + 1] = (byte) c;
            at += 2;
        }
        return at;
    }
}

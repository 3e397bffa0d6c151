// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.benchmarks.text;

import com.cloudhopper.commons.charset.GSMCharset;
import io.github.smsdispatch.api.text.Gsm7Alphabet;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Can the default alphabet write it? */
@State(Scope.Thread)
public class DetectJmh {

    /** All texts. */
    @Param
    public Sample sample;

    private final Gsm7Alphabet alphabet = Gsm7Alphabet.standard();
    private String text;

    /** Takes the text. */
    @Setup
    public void prepare() {
        text = sample.text();
    }

    /** Ours, which counts the septets, too. */
    @Benchmark
    public int ours() {
        return alphabet.count(text);
    }

    /** Theirs says yes or no. */
    @Benchmark
    public boolean cloudhopper() {
        return GSMCharset.canRepresent(text);
    }
}

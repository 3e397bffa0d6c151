// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.benchmarks.drain;

import io.github.smsdispatch.benchmarks.Report;
import java.util.ArrayList;
import java.util.List;

/** What several sides reached, round by round: one row per round, one column per side. */
record Rounds(List<double[]> rates) {

    /** Measures the sides in turns, as the machine's mood changes, and each round begins with another one. */
    static Rounds of(Scale scale, Side... sides) throws Exception {
        return of(scale.warmUp(), scale.rounds(), sides);
    }

    static Rounds of(int warmUp, int rounds, Side... sides) throws Exception {
        List<double[]> rates = new ArrayList<>();
        for (int round = -warmUp; round < rounds; round++) {
            double[] rate = new double[sides.length];
            for (int i = 0; i < sides.length; i++) {
                int turn = Math.floorMod(round + i, sides.length);
                rate[turn] = sides[turn].perSecond();
            }
            if (round >= 0) {
                rates.add(rate);
            }
        }
        return new Rounds(rates);
    }

    /** Median rate of a side. */
    double rate(int side) {
        return Report.median(rates.stream().mapToDouble(rate -> rate[side]).toArray());
    }

    /** Median of the rounds' ratios. */
    double ratio(int side, int to) {
        return Report.median(
                rates.stream().mapToDouble(rate -> rate[side] / rate[to]).toArray());
    }
}

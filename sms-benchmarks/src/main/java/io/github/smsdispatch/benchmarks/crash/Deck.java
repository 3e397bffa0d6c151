// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.benchmarks.crash;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Predicate;

/** Moments in an order by chance, each as often as it weighs: drawn like cards, so that a short run has them all. */
final class Deck {

    private static final Map<Moment, Integer> CARDS = Map.ofEntries(
            Map.entry(Moment.RANDOM, 4),
            Map.entry(Moment.AFTER_CLAIM, 2),
            Map.entry(Moment.FIRST_BYTE, 2),
            Map.entry(Moment.BEFORE_ANSWER, 3),
            Map.entry(Moment.BEFORE_MARK, 2),
            Map.entry(Moment.MARK_BEFORE_COMMIT, 2),
            Map.entry(Moment.MARK_AFTER_COMMIT, 2),
            Map.entry(Moment.CLOCK, 1),
            Map.entry(Moment.ENQUEUER, 2),
            Map.entry(Moment.GATEWAY, 1),
            Map.entry(Moment.DATABASE, 1),
            Map.entry(Moment.CUT_BEFORE_COMMIT, 1),
            Map.entry(Moment.CUT_AFTER_COMMIT, 1));

    private final Predicate<Moment> possible;
    private final Random chance;
    private final Deque<Moment> left = new ArrayDeque<>();

    Deck(Predicate<Moment> possible, Random chance) {
        this.possible = possible;
        this.chance = chance;
    }

    Moment next() {
        if (left.isEmpty()) {
            List<Moment> cards = new ArrayList<>();
            CARDS.forEach(
                    (moment, count) -> cards.addAll(Collections.nCopies(possible.test(moment) ? count : 0, moment)));
            Collections.shuffle(cards, chance);
            left.addAll(cards);
        }
        return left.remove();
    }
}

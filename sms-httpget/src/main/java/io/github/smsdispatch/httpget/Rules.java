// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.httpget;

import io.github.smsdispatch.httpget.Patience.ExhaustedException;
import java.util.List;
import java.util.Optional;

/**
 * Rules in order; the first whose conditions all hold decides. Immutable.
 *
 * @param ordered the rules
 * @param <T> what a rule says
 */
record Rules<T>(List<Rule<T>> ordered) {

    /** Copies the list. */
    Rules {
        ordered = List.copyOf(ordered);
    }

    /**
     * One rule.
     *
     * @param number its place in the order, for texts
     * @param conditions what must hold
     * @param verdict what it says then
     * @param <T> what a rule says
     */
    record Rule<T>(int number, List<Condition> conditions, T verdict) {

        /** Copies the list. */
        Rule {
            conditions = List.copyOf(conditions);
        }

        Optional<Captures> match(Facts facts, Patience patience) throws ExhaustedException {
            Captures captures = new Captures();
            for (Condition condition : conditions) {
                if (!condition.holds(facts, captures, patience)) {
                    return Optional.empty();
                }
            }
            return Optional.of(captures);
        }
    }

    /**
     * A rule that matched.
     *
     * @param rule the rule
     * @param captures what its patterns caught
     * @param <T> what a rule says
     */
    record Match<T>(Rule<T> rule, Captures captures) {}

    Optional<Match<T>> first(Facts facts) throws ExhaustedException {
        Patience patience = new Patience();
        for (Rule<T> rule : ordered) {
            Optional<Captures> captures = rule.match(facts, patience);
            if (captures.isPresent()) {
                return Optional.of(new Match<>(rule, captures.get()));
            }
        }
        return Optional.empty();
    }
}

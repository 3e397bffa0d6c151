// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.httpget;

import com.fasterxml.jackson.core.JsonPointer;
import io.github.smsdispatch.httpget.Patience.ExhaustedException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/** One thing that a rule wants of an answer or callback. */
interface Condition {

    /** Looks, and keeps what named groups catch. */
    boolean holds(Facts facts, Captures captures, Patience patience) throws ExhaustedException;

    /** Wants a status in a range. */
    static Condition status(StatusRanges ranges) {
        return (facts, captures, patience) -> ranges.contain(facts.status());
    }

    /** Wants the pattern somewhere in the body. */
    static Condition body(Pattern pattern) {
        return found(pattern, facts -> Optional.of(facts.body()));
    }

    /** Wants the header to be there, and the pattern in it. */
    static Condition header(String name, Pattern pattern) {
        return found(pattern, facts -> facts.header(name));
    }

    /** Wants the parameter of query or form to be there, and the pattern in it. */
    static Condition parameter(String name, Pattern pattern) {
        return found(pattern, facts -> facts.parameter(name));
    }

    /** Wants a value at the place in the JSON body, and the pattern in it. */
    static Condition json(JsonPointer pointer, Pattern pattern) {
        return found(pattern, facts -> facts.json(pointer));
    }

    private static Condition found(Pattern pattern, Function<Facts, Optional<String>> where) {
        List<String> groups = Captures.groups(pattern.pattern());
        return (facts, captures, patience) -> {
            Optional<String> text = where.apply(facts);
            return text.isPresent() && patience.find(pattern, text.get(), matcher -> captures.take(matcher, groups));
        };
    }
}

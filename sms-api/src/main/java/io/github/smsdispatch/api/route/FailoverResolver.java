// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.api.route;

import io.github.smsdispatch.api.Dispatcher;
import io.github.smsdispatch.api.OutcomeResolver;
import io.github.smsdispatch.api.Resolution;
import io.github.smsdispatch.api.Resolution.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Asks every dispatcher that may have got an SMS. When the dispatcher isn't known, one that has it settles the matter,
 * but "not accepted" counts only if all dispatchers say so.
 */
final class FailoverResolver implements OutcomeResolver {

    private final List<Dispatcher> dispatchers;

    private FailoverResolver(List<Dispatcher> dispatchers) {
        this.dispatchers = dispatchers;
    }

    static Optional<OutcomeResolver> of(List<Dispatcher> dispatchers) {
        boolean none = dispatchers.stream().allMatch(d -> d.resolver().isEmpty());
        return none ? Optional.empty() : Optional.of(new FailoverResolver(dispatchers));
    }

    @Override
    public List<Resolution> resolve(List<Question> questions) {
        List<List<Resolution>> answers =
                dispatchers.stream().map(d -> answers(d, questions)).toList();
        List<Resolution> joined = new ArrayList<>();
        for (int i = 0; i < questions.size(); i++) {
            int question = i;
            joined.add(join(answers.stream().map(a -> a.get(question)).toList()));
        }
        return joined;
    }

    private static List<Resolution> answers(Dispatcher dispatcher, List<Question> questions) {
        List<Question> own = questions.stream()
                .filter(q -> q.dispatcher() == null || dispatcher.name().equals(q.dispatcher()))
                .toList();
        List<Resolution> given = own.isEmpty()
                ? List.of()
                : dispatcher.resolver().map(r -> r.resolve(own)).orElse(List.of());
        List<Resolution> all = new ArrayList<>();
        int next = 0;
        for (Question question : questions) {
            boolean asked = question.dispatcher() == null || dispatcher.name().equals(question.dispatcher());
            if (!asked) {
                all.add(new Resolution(Verdict.NOT_ACCEPTED, dispatcher.name(), "was not tried"));
            } else if (given.isEmpty()) {
                all.add(new Resolution(Verdict.UNDECIDED, dispatcher.name(), "can't be asked"));
            } else {
                all.add(given.get(next++));
            }
        }
        return all;
    }

    static Resolution join(List<Resolution> answers) {
        for (Verdict verdict : List.of(Verdict.ACCEPTED, Verdict.UNDECIDED)) {
            Optional<Resolution> found =
                    answers.stream().filter(a -> a.verdict() == verdict).findFirst();
            if (found.isPresent()) {
                return found.get();
            }
        }
        List<Resolution> repeatable =
                answers.stream().filter(a -> a.verdict() == Verdict.REPEATABLE).toList();
        if (repeatable.size() > 1) {
            return new Resolution(
                    Verdict.UNDECIDED, repeatable.get(0).dispatcher(), "may be with more than one dispatcher");
        }
        return repeatable.isEmpty() ? answers.get(0) : repeatable.get(0);
    }
}

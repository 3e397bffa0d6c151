// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.api.route;

import io.github.smsdispatch.api.Dispatcher;
import io.github.smsdispatch.api.OutcomeResolver;
import io.github.smsdispatch.api.Resolution;
import io.github.smsdispatch.api.Resolution.Verdict;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks every dispatcher that may have got an SMS. When the dispatcher isn't known, one that has it settles the matter,
 * but "not accepted" counts only if all dispatchers say so.
 */
final class FailoverResolver implements OutcomeResolver {

    private static final Logger LOG = LoggerFactory.getLogger(FailoverResolver.class);

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
        List<List<Resolution>> answers = new ArrayList<>();
        questions.forEach(question -> answers.add(new ArrayList<>()));
        for (Dispatcher dispatcher : dispatchers) {
            int[] asked = IntStream.range(0, questions.size())
                    .filter(i -> concerns(dispatcher, questions.get(i)))
                    .toArray();
            List<Question> own = IntStream.of(asked).mapToObj(questions::get).toList();
            List<Resolution> given = own.isEmpty() ? List.of() : ask(dispatcher, own);
            for (int i = 0; i < asked.length; i++) {
                answers.get(asked[i]).add(given.get(i));
            }
        }
        return IntStream.range(0, questions.size())
                .mapToObj(i -> answers.get(i).isEmpty() ? nobody(questions.get(i)) : join(answers.get(i)))
                .toList();
    }

    private static boolean concerns(Dispatcher dispatcher, Question question) {
        return question.dispatcher() == null || dispatcher.name().equals(question.dispatcher());
    }

    /** The dispatcher that tried it was renamed or taken away: nobody here can know, least of all that it wasn't taken. */
    private static Resolution nobody(Question question) {
        return new Resolution(
                Verdict.UNDECIDED, String.valueOf(question.dispatcher()), "isn't among the dispatchers any more");
    }

    private static List<Resolution> ask(Dispatcher dispatcher, List<Question> questions) {
        String failure;
        try {
            Optional<OutcomeResolver> resolver = dispatcher.resolver();
            if (resolver.isEmpty()) {
                failure = "can't be asked";
            } else {
                List<Resolution> given = List.copyOf(resolver.get().resolve(questions));
                if (given.size() == questions.size()) {
                    return given;
                }
                failure = given.size() + " answers to " + questions.size() + " questions";
            }
        } catch (RuntimeException | LinkageError e) {
            // Not what it says: that may hold a URL with a password, or a number.
            LOG.error(
                    "Dispatcher {} failed to answer what became of {} SMS: {}",
                    dispatcher.name(),
                    questions.size(),
                    e.getClass().getName());
            failure = "asking failed: " + e.getClass().getName();
        }
        return Collections.nCopies(questions.size(), new Resolution(Verdict.UNDECIDED, dispatcher.name(), failure));
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

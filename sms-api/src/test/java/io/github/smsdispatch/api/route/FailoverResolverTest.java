// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.api.route;

import static io.github.smsdispatch.api.Resolution.Verdict.ACCEPTED;
import static io.github.smsdispatch.api.Resolution.Verdict.NOT_ACCEPTED;
import static io.github.smsdispatch.api.Resolution.Verdict.REPEATABLE;
import static io.github.smsdispatch.api.Resolution.Verdict.UNDECIDED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.smsdispatch.api.Dispatcher;
import io.github.smsdispatch.api.Outcome;
import io.github.smsdispatch.api.OutcomeResolver;
import io.github.smsdispatch.api.OutcomeResolver.Question;
import io.github.smsdispatch.api.PhoneNumber;
import io.github.smsdispatch.api.Resolution;
import io.github.smsdispatch.api.Resolution.Verdict;
import io.github.smsdispatch.api.ScriptedDispatcher;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class FailoverResolverTest {

    private static final Outcome UNUSED = new Outcome.Accepted("77", 1);

    private static Question about(String sendingId, String dispatcher) {
        return new Question(sendingId, PhoneNumber.of("+4712345678"), Instant.EPOCH, dispatcher);
    }

    /** Answers with one verdict and the sending id as evidence. */
    private static Dispatcher saying(String name, Verdict verdict) {
        return asking(
                name,
                questions -> questions.stream()
                        .map(q -> new Resolution(verdict, name, q.sendingId()))
                        .toList());
    }

    private static Dispatcher asking(String name, OutcomeResolver resolver) {
        return ScriptedDispatcher.answering(name, UNUSED).with(resolver);
    }

    private static Dispatcher mute(String name) {
        return ScriptedDispatcher.answering(name, UNUSED);
    }

    private static List<Resolution> resolve(List<Dispatcher> dispatchers, Question... questions) {
        return FailoverDispatcher.of("failover", dispatchers)
                .resolver()
                .orElseThrow()
                .resolve(List.of(questions));
    }

    static Stream<Arguments> joins() {
        return Stream.of(
                arguments(List.of(ACCEPTED), ACCEPTED),
                arguments(List.of(NOT_ACCEPTED), NOT_ACCEPTED),
                arguments(List.of(REPEATABLE), REPEATABLE),
                arguments(List.of(UNDECIDED), UNDECIDED),
                arguments(List.of(NOT_ACCEPTED, NOT_ACCEPTED), NOT_ACCEPTED),
                arguments(List.of(NOT_ACCEPTED, ACCEPTED), ACCEPTED),
                arguments(List.of(UNDECIDED, ACCEPTED), ACCEPTED),
                arguments(List.of(REPEATABLE, ACCEPTED), ACCEPTED),
                arguments(List.of(ACCEPTED, ACCEPTED), ACCEPTED),
                arguments(List.of(NOT_ACCEPTED, UNDECIDED), UNDECIDED),
                arguments(List.of(REPEATABLE, UNDECIDED), UNDECIDED),
                arguments(List.of(NOT_ACCEPTED, REPEATABLE), REPEATABLE),
                arguments(List.of(REPEATABLE, NOT_ACCEPTED), REPEATABLE),
                arguments(List.of(REPEATABLE, REPEATABLE), UNDECIDED),
                arguments(List.of(NOT_ACCEPTED, NOT_ACCEPTED, UNDECIDED), UNDECIDED),
                arguments(List.of(REPEATABLE, NOT_ACCEPTED, REPEATABLE), UNDECIDED));
    }

    @ParameterizedTest
    @MethodSource("joins")
    void withoutAKnownDispatcherTheSafestCommonAnswerCounts(List<Verdict> verdicts, Verdict expected) {
        List<Dispatcher> dispatchers = new ArrayList<>();
        verdicts.forEach(verdict -> dispatchers.add(saying("d" + dispatchers.size(), verdict)));
        Resolution joined = resolve(dispatchers, about("7", null)).get(0);
        assertThat(joined.verdict()).isEqualTo(expected);
        if (expected != UNDECIDED) {
            assertThat(joined.dispatcher()).isEqualTo("d" + verdicts.indexOf(expected));
        }
    }

    @Test
    void aKnownDispatcherAloneIsAskedAndItsEvidenceIsGiven() {
        List<Dispatcher> two = List.of(saying("one", ACCEPTED), saying("two", NOT_ACCEPTED));
        assertThat(resolve(two, about("7", "two")).get(0)).isEqualTo(new Resolution(NOT_ACCEPTED, "two", "7"));
        assertThat(resolve(two, about("8", "one")).get(0)).isEqualTo(new Resolution(ACCEPTED, "one", "8"));
    }

    @Test
    void mixedQuestionsGetTheirOwnAnswersInOrder() {
        List<Dispatcher> two = List.of(saying("one", ACCEPTED), saying("two", NOT_ACCEPTED));
        assertThat(resolve(two, about("1", "two"), about("2", null), about("3", "one"), about("4", "two")))
                .extracting(Resolution::verdict, Resolution::detail)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(NOT_ACCEPTED, "1"),
                        org.assertj.core.groups.Tuple.tuple(ACCEPTED, "2"),
                        org.assertj.core.groups.Tuple.tuple(ACCEPTED, "3"),
                        org.assertj.core.groups.Tuple.tuple(NOT_ACCEPTED, "4"));
    }

    @Test
    void aDispatcherThatIsGoneLeavesTheMatterUndecidedInsteadOfInvitingASecondCopy() {
        Resolution answer = resolve(List.of(saying("one", NOT_ACCEPTED)), about("7", "renamed"))
                .get(0);
        assertThat(answer).isEqualTo(new Resolution(UNDECIDED, "renamed", "isn't among the dispatchers any more"));
    }

    @Test
    void oneThatCanNotBeAskedLeavesTheMatterUndecided() {
        List<Dispatcher> two = List.of(saying("one", NOT_ACCEPTED), mute("two"));
        assertThat(resolve(two, about("7", null)).get(0).verdict()).isEqualTo(UNDECIDED);
        assertThat(resolve(two, about("7", "two")).get(0))
                .isEqualTo(new Resolution(UNDECIDED, "two", "can't be asked"));
        assertThat(resolve(two, about("7", "one")).get(0).verdict()).isEqualTo(NOT_ACCEPTED);
    }

    static Stream<OutcomeResolver> broken() {
        return Stream.of(
                questions -> {
                    throw new IllegalStateException("broken");
                },
                questions -> List.of(),
                questions -> null);
    }

    @ParameterizedTest
    @MethodSource("broken")
    void aBrokenResolverHindersOnlyItsOwnAnswers(OutcomeResolver resolver) {
        List<Dispatcher> two = List.of(asking("broken", resolver), saying("good", ACCEPTED));
        assertThat(resolve(two, about("1", "good"), about("2", "broken"), about("3", null)))
                .extracting(Resolution::verdict)
                .containsExactly(ACCEPTED, UNDECIDED, ACCEPTED);
    }

    @Test
    void noQuestionsGetNoAnswers() {
        assertThat(resolve(List.of(saying("one", ACCEPTED)))).isEmpty();
    }

    @Test
    void whenNobodyCanBeAskedThereIsNoResolver() {
        assertThat(FailoverDispatcher.of("failover", List.of(mute("one"), mute("two")))
                        .resolver())
                .isEmpty();
    }
}

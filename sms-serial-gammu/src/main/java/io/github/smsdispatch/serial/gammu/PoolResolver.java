// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.serial.gammu;

import io.github.smsdispatch.api.OutcomeResolver;
import io.github.smsdispatch.api.Resolution;
import java.util.List;

/** Asks what each modem of a pool remembers. */
final class PoolResolver implements OutcomeResolver {

    private final String name;
    private final List<SerialResolver> all;

    PoolResolver(String name, List<Memory> memories) {
        this.name = name;
        all = memories.stream().map(memory -> new SerialResolver(name, memory)).toList();
    }

    @Override
    public List<Resolution> resolve(List<Question> questions) {
        return questions.stream().map(this::answer).toList();
    }

    private Resolution answer(Question question) {
        return all.stream()
                .map(one -> one.resolve(List.of(question)).get(0))
                .filter(answer -> answer.verdict() != Resolution.Verdict.UNDECIDED)
                .findFirst()
                .orElseGet(() -> new Resolution(
                        Resolution.Verdict.UNDECIDED, name, "a delivery report would tell, or an operator"));
    }
}

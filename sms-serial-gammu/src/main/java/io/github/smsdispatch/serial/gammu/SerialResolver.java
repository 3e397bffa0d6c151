// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.serial.gammu;

import io.github.smsdispatch.api.OutcomeResolver;
import io.github.smsdispatch.api.Resolution;
import java.util.List;

/** Answers from what this process remembers: modems can't be asked what they sent. */
final class SerialResolver implements OutcomeResolver {

    private final String name;
    private final Memory memory;

    SerialResolver(String name, Memory memory) {
        this.name = name;
        this.memory = memory;
    }

    @Override
    public List<Resolution> resolve(List<Question> questions) {
        return questions.stream().map(this::answer).toList();
    }

    private Resolution answer(Question question) {
        boolean ours = question.dispatcher() == null || name.equals(question.dispatcher());
        return memory.ask(question.sendingId(), progress -> progress)
                .filter(progress -> ours && progress.recipient.equals(question.recipient()))
                .map(this::answer)
                .orElseGet(() -> new Resolution(
                        Resolution.Verdict.UNDECIDED, name, "a delivery report would tell, or an operator"));
    }

    private Resolution answer(Progress progress) {
        if (progress.complete()) {
            return new Resolution(Resolution.Verdict.ACCEPTED, name, "the modem's answer came late");
        }
        String sent = progress.taken.size() + " of " + progress.total + " segments were sent";
        return progress.canGoOn()
                ? new Resolution(Resolution.Verdict.REPEATABLE, name, sent + ", the rest can follow")
                : new Resolution(Resolution.Verdict.UNDECIDED, name, sent + ", and perhaps the next");
    }
}

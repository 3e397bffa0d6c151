// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.serial.gammu;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A command that waits for its final code. Guarded by the session. */
final class Exchange {

    private static final String SUBMISSION = "+CMGS:";

    private final String command;
    private final String prefix;
    private final List<String> lines = new ArrayList<>();
    private boolean prompted;
    private boolean noise;
    private @Nullable AtFinal end;

    /** The prefix tells which lines are its information and not unsolicited; empty for none in particular. */
    Exchange(String command, String prefix) {
        this.command = command;
        this.prefix = prefix;
    }

    boolean promptDue() {
        return prefix.equals(SUBMISSION) && !prompted;
    }

    boolean prompted() {
        return prompted;
    }

    boolean ended() {
        return end != null;
    }

    /** Takes a line; empty when it was this exchange's, else the line as it is to be understood otherwise. */
    Optional<String> take(String line) {
        if (end != null) {
            return Optional.of(line);
        }
        if (line.equals(AtSplitter.PROMPT)) {
            prompted = true;
            return Optional.empty();
        }
        if (line.equals(command)) {
            return Optional.empty();
        }
        Optional<AtFinal> code = AtFinal.parse(line);
        if (code.isPresent()) {
            end = code.get();
            return Optional.empty();
        }
        if (prefix.equals(SUBMISSION) && line.contains(SUBMISSION)) {
            return submitted(line);
        }
        if (!prefix.isEmpty() && line.startsWith(prefix)) {
            lines.add(line);
            return Optional.empty();
        }
        if (Unsolicited.is(line)) {
            return Optional.of(line);
        }
        lines.add(line);
        noise = true;
        return Optional.empty();
    }

    AtAnswer answer() {
        return new AtAnswer(lines, end == null ? new AtFinal.TimedOut(noise) : end);
    }

    AtAnswer lost() {
        return new AtAnswer(lines, end == null ? new AtFinal.Lost() : end);
    }

    /** Some modems lose line ends: another line may stick to the front, and OK to the end. */
    private Optional<String> submitted(String line) {
        int at = line.indexOf(SUBMISSION);
        boolean glued = line.endsWith("OK");
        lines.add(line.substring(at, line.length() - (glued ? 2 : 0)).strip());
        if (glued) {
            end = AtFinal.OK;
        }
        return at == 0 ? Optional.empty() : Optional.of(line.substring(0, at).strip());
    }
}

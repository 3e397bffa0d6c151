// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.serial.gammu;

import java.util.List;
import java.util.Optional;

/** What a command brought: its information lines and how it ended. */
record AtAnswer(List<String> lines, AtFinal end) {

    AtAnswer {
        lines = List.copyOf(lines);
    }

    boolean ok() {
        return end instanceof AtFinal.Ok;
    }

    /** Tells whether the modem said anything final: then the line is in step. */
    boolean answered() {
        return !(end instanceof AtFinal.TimedOut) && !(end instanceof AtFinal.Lost);
    }

    /** Gives what stands behind a prefix such as {@code +CSQ:}. */
    Optional<String> value(String prefix) {
        return lines.stream()
                .filter(line -> line.startsWith(prefix))
                .map(line -> line.substring(prefix.length()).strip())
                .findFirst();
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.serial.gammu;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a person may ask the modem. */
final class Console {

    private final SerialSettings settings;
    private final Line line;

    Console(SerialSettings settings, Line line) {
        this.settings = settings;
        this.line = line;
    }

    Optional<String> ussd(String code) {
        List<String> words = new ArrayList<>();
        Deadline deadline = Deadline.in(settings.timeout());
        whenReady(() -> line.ussd(code, deadline, settings.commandTimeout()).ifPresent(words::add));
        return words.stream().findFirst();
    }

    List<String> run(String command) {
        if (!command.matches("(?i)AT[\\x20-\\x7E]{0,200}")
                || command.toUpperCase(Locale.ROOT).matches(".*\\+(CMGS|CMGW|CMGC|CPIN) *=.*")) {
            throw new IllegalArgumentException(
                    "command: received " + command.length()
                            + " characters; allowed: AT and up to 200 printable ASCII characters, nothing that sends or unlocks");
        }
        List<String> said = new ArrayList<>();
        whenReady(() -> {
            AtAnswer answer = line.modem().ask(command, "", settings.commandTimeout());
            if (answer.answered()) {
                said.addAll(answer.lines());
                said.add(shown(answer.end()));
            }
        });
        return said;
    }

    private void whenReady(Line.Work work) {
        try {
            line.whenReady(settings.timeout(), work);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String shown(AtFinal end) {
        if (end instanceof AtFinal.CmsError error) {
            return "+CMS ERROR: " + error.code();
        }
        if (end instanceof AtFinal.CmeError error) {
            return "+CME ERROR: " + error.code();
        }
        return end instanceof AtFinal.Ok ? "OK" : "ERROR";
    }
}

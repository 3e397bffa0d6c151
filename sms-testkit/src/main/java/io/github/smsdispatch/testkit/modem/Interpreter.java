// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.testkit.modem;

import io.github.smsdispatch.tpdu.Submit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/** Runs command lines: all commands of a line in order, up to the first that fails (ITU-T V.250 clause 5.2.1). */
final class Interpreter {

    private final Modem modem;
    private final List<CommandGroup> groups;

    Interpreter(Modem modem, Function<Submit, Reply> radio, Consumer<String> later) {
        this.modem = modem;
        groups = List.of(
                new GeneralCommands(modem),
                new NetworkCommands(modem),
                new StorageCommands(modem),
                new SendCommands(modem, radio),
                new UssdCommands(modem, later),
                new NoticeCommands(modem));
    }

    Reply run(String line) {
        synchronized (modem) {
            List<String> lines = new ArrayList<>();
            for (AtCommand command : AtCommand.parse(line)) {
                Reply reply = run(command);
                if (!(reply instanceof Reply.Done done)) {
                    return reply;
                }
                lines.addAll(done.lines());
                if (!done.ok()) {
                    return new Reply.Done(lines, shown(done.end()));
                }
            }
            return Reply.lines(lines);
        }
    }

    Reply typed(Reply.Prompt prompt, String text) {
        synchronized (modem) {
            return prompt.then().apply(text);
        }
    }

    private Reply run(AtCommand command) {
        return groups.stream()
                .map(group -> group.run(command))
                .flatMap(Optional::stream)
                .findFirst()
                .orElse(Reply.ERROR);
    }

    /** Without AT+CMEE an equipment error is a bare ERROR (3GPP TS 27.007 clause 9.1). */
    private String shown(String end) {
        return modem.state.errors == 0 && end.startsWith("+CME") ? "ERROR" : end;
    }
}

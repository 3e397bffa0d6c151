// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.testkit.modem;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** USSD: the command is taken at once, the answer comes as an unsolicited line (3GPP TS 27.007 clause 7.15). */
final class UssdCommands implements CommandGroup {

    private final Modem modem;
    private final Consumer<String> later;

    UssdCommands(Modem modem, Consumer<String> later) {
        this.modem = modem;
        this.later = later;
    }

    @Override
    public Optional<Reply> run(AtCommand command) {
        if (!command.call().equals("+CUSD SET")) {
            return Optional.empty();
        }
        List<String> arguments = command.arguments();
        if (arguments.size() > 1) {
            String charset = modem.state.charset;
            UnaryOperator<String> service = modem.setup.ussd;
            String answer = service.apply(TextMode.read(arguments.get(1), charset));
            later.accept("+CUSD: 0,\"" + TextMode.write(answer, charset) + "\",15");
        }
        return Optional.of(Reply.OK);
    }
}

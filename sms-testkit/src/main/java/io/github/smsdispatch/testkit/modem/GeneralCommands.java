// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.testkit.modem;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Commands about the modem itself (ITU-T V.250, 3GPP TS 27.007 clause 5 and 9). */
final class GeneralCommands implements CommandGroup {

    private static final Set<String> TAKEN = Set.of("V", "Q", "X", "L", "M", "S", "H", "&C", "&D", "&K", "&W", "&S");
    private static final Set<String> CHARSETS = Set.of("GSM", "IRA", "UCS2", "HEX");

    private final Modem modem;

    GeneralCommands(Modem modem) {
        this.modem = modem;
    }

    @Override
    public Optional<Reply> run(AtCommand command) {
        if (TAKEN.contains(command.name()) || command.name().startsWith("S")) {
            return Optional.of(Reply.OK);
        }
        LineState state = modem.state;
        return Optional.ofNullable(
                switch (command.call()) {
                    case "E RUN" -> {
                        state.echo = !command.argument().equals("0");
                        yield Reply.OK;
                    }
                    case "Z RUN", "&F RUN" -> {
                        boolean open = state.pinEntered;
                        modem.state = new LineState();
                        modem.state.pinEntered = open;
                        yield Reply.OK;
                    }
                    case "I RUN" -> Reply.lines(modem.setup.manufacturer, modem.setup.model, modem.setup.revision);
                    case "+CGMI RUN", "+GMI RUN" -> Reply.lines(modem.setup.manufacturer);
                    case "+CGMM RUN", "+GMM RUN" -> Reply.lines(modem.setup.model);
                    case "+CGMR RUN", "+GMR RUN" -> Reply.lines(modem.setup.revision);
                    case "+CGSN RUN", "+GSN RUN" -> Reply.lines(modem.setup.imei);
                    case "+GCAP RUN" -> Reply.lines("+GCAP: +CGSM");
                    case "+CMEE SET" -> {
                        state.errors = command.number(0, 0);
                        yield Reply.OK;
                    }
                    case "+CMEE READ" -> Reply.lines("+CMEE: " + state.errors);
                    case "+CMEE TEST" -> Reply.lines("+CMEE: (0-2)");
                    case "+CFUN SET", "+IPR SET" -> Reply.OK;
                    case "+CFUN READ" -> Reply.lines("+CFUN: 1");
                    case "+CSCS READ" -> Reply.lines("+CSCS: \"" + state.charset + "\"");
                    case "+CSCS TEST" -> Reply.lines("+CSCS: (\"GSM\",\"IRA\",\"UCS2\",\"HEX\")");
                    case "+CSCS SET" -> charset(state, command.arguments());
                    default -> null;
                });
    }

    private static Reply charset(LineState state, List<String> arguments) {
        if (!CHARSETS.contains(arguments.get(0))) {
            return Reply.cme(4);
        }
        state.charset = arguments.get(0);
        return Reply.OK;
    }
}

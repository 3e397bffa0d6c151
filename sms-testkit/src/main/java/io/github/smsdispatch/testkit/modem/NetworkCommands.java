// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.testkit.modem;

import java.util.Optional;

/** Commands about SIM and network (3GPP TS 27.007 clause 7 and 8). */
final class NetworkCommands implements CommandGroup {

    private final Modem modem;

    NetworkCommands(Modem modem) {
        this.modem = modem;
    }

    @Override
    public Optional<Reply> run(AtCommand command) {
        LineState state = modem.state;
        return Optional.ofNullable(
                switch (command.call()) {
                    case "+CPIN READ" -> modem.sim.asked(state);
                    case "+CPIN SET" ->
                        modem.sim.enter(state, command.arguments().get(0));
                    case "+CPINR RUN" -> Reply.lines("+CPINR: SIM PIN," + modem.sim.triesLeft() + ",3");
                    case "+CIMI RUN" ->
                        modem.sim.obstacle(state).isPresent() ? Reply.cme(11) : Reply.lines(modem.setup.imsi);
                    case "+CREG READ", "+CGREG READ", "+CEREG READ" ->
                        Reply.lines(command.name() + ": " + state.registrationMode + "," + modem.cell.registration);
                    case "+CREG SET", "+CGREG SET", "+CEREG SET" -> {
                        state.registrationMode = command.number(0, 0);
                        yield Reply.OK;
                    }
                    case "+CREG TEST", "+CGREG TEST", "+CEREG TEST" -> Reply.lines(command.name() + ": (0-2)");
                    case "+CSQ RUN" -> Reply.lines("+CSQ: " + modem.cell.signal + ",99");
                    case "+COPS READ" ->
                        Reply.lines(registered() ? "+COPS: 0,0,\"" + modem.cell.operator + "\"" : "+COPS: 0");
                    case "+COPS SET" -> Reply.OK;
                    case "+CNUM RUN" -> Reply.OK;
                    case "+CLCK SET" -> Reply.lines("+CLCK: 0");
                    case "+CBC RUN" -> Reply.lines("+CBC: 0,100");
                    default -> null;
                });
    }

    private boolean registered() {
        return modem.cell.registration == 1 || modem.cell.registration == 5;
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.testkit.modem;

import io.github.smsdispatch.tpdu.MalformedTpduException;
import io.github.smsdispatch.tpdu.ModemPdu;
import io.github.smsdispatch.tpdu.Submit;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;

/** Commands about sending (3GPP TS 27.005 clauses 3.1, 3.2, 3.3, 3.5 and 4). */
final class SendCommands implements CommandGroup {

    private static final int INVALID_PDU = 304;
    private static final int INVALID_TEXT = 305;
    private static final int INVALID_INDEX = 321;
    private static final int MEMORY_FULL = 322;
    private static final int NO_NETWORK = 331;

    private final Modem modem;
    private final Function<Submit, Reply> radio;

    SendCommands(Modem modem, Function<Submit, Reply> radio) {
        this.modem = modem;
        this.radio = radio;
    }

    @Override
    public Optional<Reply> run(AtCommand command) {
        LineState state = modem.state;
        return Optional.ofNullable(
                switch (command.call()) {
                    case "+CMGF SET" -> {
                        state.textMode = command.number(0, 0) == 1;
                        yield Reply.OK;
                    }
                    case "+CMGF READ" -> Reply.lines("+CMGF: " + (state.textMode ? 1 : 0));
                    case "+CMGF TEST" -> Reply.lines("+CMGF: (0,1)");
                    case "+CSCA READ" -> Reply.lines("+CSCA: \"" + modem.setup.serviceCentre + "\",145");
                    case "+CSCA SET" -> {
                        modem.setup.serviceCentre = command.arguments().get(0);
                        yield Reply.OK;
                    }
                    case "+CSMP READ" -> Reply.lines("+CSMP: " + NoticeCommands.joined(state.parameters));
                    case "+CSMP SET" -> {
                        for (int i = 0; i < state.parameters.length; i++) {
                            state.parameters[i] = command.number(i, state.parameters[i]);
                        }
                        yield Reply.OK;
                    }
                    case "+CSDH SET" -> Reply.OK;
                    case "+CMMS SET" -> {
                        state.keepOpen = command.number(0, 0);
                        yield Reply.OK;
                    }
                    case "+CMMS READ" -> Reply.lines("+CMMS: " + state.keepOpen);
                    case "+CMMS TEST" -> Reply.lines("+CMMS: (0-2)");
                    case "+CMGS SET" -> prompt(command, submit -> sent("+CMGS", submit));
                    case "+CMGW SET" -> prompt(command, this::stored);
                    case "+CMSS SET" -> fromStorage(command.number(0, 0));
                    default -> null;
                });
    }

    private Reply prompt(AtCommand command, Function<Submit, Reply> then) {
        Optional<Integer> obstacle = modem.sim.obstacle(modem.state);
        if (obstacle.isPresent()) {
            return Reply.cms(obstacle.get());
        }
        boolean text = modem.state.textMode;
        if (!text && (command.number(0, 0) < 8 || command.number(0, 0) > 164)) {
            return Reply.cms(INVALID_PDU);
        }
        return new Reply.Prompt(typed -> {
            modem.ledger.submitted();
            try {
                return then.apply(text ? SubmitTyped.text(modem.state, command, typed) : pdu(command, typed));
            } catch (MalformedTpduException e) {
                return Reply.cms(INVALID_PDU);
            } catch (IllegalArgumentException e) {
                return Reply.cms(INVALID_TEXT);
            }
        });
    }

    private static Submit pdu(AtCommand command, String typed) throws MalformedTpduException {
        ModemPdu pdu = ModemPdu.submitted(typed.strip());
        if (!(pdu.tpdu() instanceof Submit submit) || pdu.length() != command.number(0, 0)) {
            throw new IllegalArgumentException("length");
        }
        return submit;
    }

    private Reply sent(String name, Submit submit) {
        if (modem.cell.registration != 1 && modem.cell.registration != 5) {
            return Reply.cms(NO_NETWORK);
        }
        Reply reply = radio.apply(submit);
        return reply instanceof Reply.Done done && done.ok() && done.lines().size() == 1
                ? Reply.lines(name + ": " + done.lines().get(0))
                : reply;
    }

    private Reply stored(Submit submit) {
        ModemPdu pdu = ModemPdu.of(submit);
        OptionalInt slot = modem.storage(modem.state.writeStorage).add(new StoredSms(2, pdu.hex(), pdu.length()));
        return slot.isPresent() ? Reply.lines("+CMGW: " + slot.getAsInt()) : Reply.cms(MEMORY_FULL);
    }

    private Reply fromStorage(int index) {
        Storage storage = modem.storage(modem.state.writeStorage);
        Optional<StoredSms> found = storage.get(index).filter(sms -> sms.status() >= 2);
        if (found.isEmpty()) {
            return Reply.cms(INVALID_INDEX);
        }
        try {
            modem.ledger.submitted();
            Reply reply =
                    sent("+CMSS", (Submit) ModemPdu.submitted(found.get().hex()).tpdu());
            storage.put(index, found.get().sent());
            return reply;
        } catch (MalformedTpduException e) {
            throw new IllegalStateException(e);
        }
    }
}

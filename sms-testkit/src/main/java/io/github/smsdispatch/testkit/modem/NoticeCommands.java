// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.testkit.modem;

import java.util.Optional;

/** Commands about what the modem tells by itself (3GPP TS 27.005 clause 3.4, 3GPP TS 27.007 clause 7.15). */
final class NoticeCommands implements CommandGroup {

    private static final int[] MOST = {3, 3, 3, 2, 1};

    private final Modem modem;

    NoticeCommands(Modem modem) {
        this.modem = modem;
    }

    @Override
    public Optional<Reply> run(AtCommand command) {
        LineState state = modem.state;
        return Optional.ofNullable(
                switch (command.call()) {
                    case "+CNMI SET" -> notices(state, command);
                    case "+CNMI READ" -> Reply.lines("+CNMI: " + joined(state.notices));
                    case "+CNMI TEST" -> Reply.lines("+CNMI: (0-3),(0-3),(0-3),(0-2),(0,1)");
                    case "+CNMA RUN", "+CNMA SET" -> Reply.OK;
                    case "+CSMS SET" -> {
                        state.service = command.number(0, 0);
                        yield Reply.lines("+CSMS: 1,1,1");
                    }
                    case "+CSMS READ" -> Reply.lines("+CSMS: " + state.service + ",1,1,1");
                    case "+CSMS TEST" -> Reply.lines("+CSMS: (0,1)");
                    case "+CUSD READ" -> Reply.lines("+CUSD: 1");
                    case "+CUSD TEST" -> Reply.lines("+CUSD: (0-2)");
                    default -> null;
                });
    }

    private Reply notices(LineState state, AtCommand command) {
        int[] wanted = state.notices.clone();
        for (int i = 0; i < command.arguments().size(); i++) {
            if (i >= MOST.length || command.number(i, wanted[i]) > MOST[i]) {
                return Reply.cms(302);
            }
            wanted[i] = command.number(i, wanted[i]);
        }
        state.notices = wanted;
        modem.retry();
        return Reply.OK;
    }

    static String joined(int[] values) {
        StringBuilder text = new StringBuilder();
        for (int value : values) {
            text.append(text.isEmpty() ? "" : ",").append(value);
        }
        return text.toString();
    }
}

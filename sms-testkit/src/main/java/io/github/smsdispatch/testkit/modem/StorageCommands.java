// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.testkit.modem;

import io.github.smsdispatch.tpdu.Deliver;
import io.github.smsdispatch.tpdu.MalformedTpduException;
import io.github.smsdispatch.tpdu.ModemPdu;
import io.github.smsdispatch.tpdu.StatusReport;
import io.github.smsdispatch.tpdu.Submit;
import io.github.smsdispatch.tpdu.Tpdu;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Commands about stored SMS (3GPP TS 27.005 clauses 3.2, 3.4 and 4). */
final class StorageCommands implements CommandGroup {

    private static final int ALL = 4;
    private static final int INVALID_INDEX = 321;
    private static final String STORAGES = "(\"SM\",\"ME\",\"MT\",\"SR\")";

    private final Modem modem;

    StorageCommands(Modem modem) {
        this.modem = modem;
    }

    @Override
    public Optional<Reply> run(AtCommand command) {
        boolean ours = command.name().matches("\\+(CPMS|CMG[LRD])");
        Optional<Integer> obstacle = modem.sim.obstacle(modem.state);
        if (ours && obstacle.isPresent()) {
            return Optional.of(Reply.cms(obstacle.get()));
        }
        return Optional.ofNullable(
                switch (command.call()) {
                    case "+CPMS TEST" -> Reply.lines("+CPMS: " + STORAGES + "," + STORAGES + "," + STORAGES);
                    case "+CPMS READ" -> Reply.lines("+CPMS: " + places());
                    case "+CPMS SET" -> select(command.arguments());
                    case "+CMGL TEST" ->
                        Reply.lines(
                                modem.state.textMode
                                        ? "+CMGL: (\"REC UNREAD\",\"REC READ\",\"STO UNSENT\",\"STO SENT\",\"ALL\")"
                                        : "+CMGL: (0-4)");
                    case "+CMGL RUN", "+CMGL SET" -> list(wanted(command));
                    case "+CMGR SET" -> read(command.number(0, 0));
                    case "+CMGD TEST" -> Reply.lines("+CMGD: (1-" + modem.setup.storageSize + "),(0-4)");
                    case "+CMGD SET" -> delete(command.number(0, 0), command.number(1, 0));
                    default -> null;
                });
    }

    private Reply select(List<String> names) {
        for (String name : names) {
            if (!name.isEmpty() && !name.equals("MT") && !modem.storages.containsKey(name)) {
                return Reply.cms(302);
            }
        }
        LineState state = modem.state;
        state.readStorage = name(names, 0, state.readStorage);
        state.writeStorage = name(names, 1, state.writeStorage);
        state.inboundStorage = name(names, 2, state.inboundStorage);
        return Reply.lines("+CPMS: " + modem.storage(state.readStorage).usage() + ","
                + modem.storage(state.writeStorage).usage() + ","
                + modem.storage(state.inboundStorage).usage());
    }

    private static String name(List<String> names, int index, String otherwise) {
        return index < names.size() && !names.get(index).isEmpty() ? names.get(index) : otherwise;
    }

    private String places() {
        LineState state = modem.state;
        return place(state.readStorage) + "," + place(state.writeStorage) + "," + place(state.inboundStorage);
    }

    private String place(String name) {
        return "\"" + name + "\"," + modem.storage(name).usage();
    }

    private Storage current() {
        return modem.storage(modem.state.readStorage);
    }

    private int wanted(AtCommand command) {
        if (!modem.state.textMode) {
            return command.number(0, 0);
        }
        return command.argument().isEmpty()
                ? 0
                : StoredSms.statusOf(command.arguments().get(0));
    }

    private Reply list(int status) {
        List<String> lines = new ArrayList<>();
        current().all().forEach((index, sms) -> {
            if (status == ALL || status == sms.status()) {
                lines.add("+CMGL: " + index + "," + described(sms));
                current().put(index, sms.read());
            }
        });
        return Reply.lines(lines);
    }

    private Reply read(int index) {
        Optional<StoredSms> found = current().get(index);
        if (found.isEmpty()) {
            return Reply.cms(INVALID_INDEX);
        }
        current().put(index, found.get().read());
        return Reply.lines("+CMGR: " + described(found.get()));
    }

    /** Deletes one SMS, or with a flag all of some kinds: 1 read, 2 and sent, 3 and unsent, 4 and unread. */
    private Reply delete(int index, int flag) {
        if (flag == 0 && current().get(index).isEmpty()) {
            return Reply.cms(INVALID_INDEX);
        }
        if (flag == 0) {
            current().remove(index);
        } else {
            List<Integer> kinds = List.of(1, 3, 2, 0).subList(0, flag);
            current().all().forEach((i, sms) -> {
                if (kinds.contains(sms.status())) {
                    current().remove(i);
                }
            });
        }
        modem.retry();
        return Reply.OK;
    }

    private String described(StoredSms sms) {
        if (!modem.state.textMode) {
            return sms.status() + ",," + sms.length() + "\r\n" + sms.hex();
        }
        String charset = modem.state.charset;
        Tpdu tpdu = decoded(sms);
        String shown = tpdu instanceof Deliver deliver
                ? TextMode.heading(deliver, charset) + "\r\n" + TextMode.shown(deliver, charset)
                : tpdu instanceof Submit submit
                        ? "\"" + TextMode.write(submit.destination().display(), charset) + "\",,\r\n"
                                + TextMode.write(submit.userData().text().orElse(""), charset)
                        : tpdu instanceof StatusReport report ? "6," + report.reference() : "";
        return "\"" + sms.word() + "\"," + shown;
    }

    private static Tpdu decoded(StoredSms sms) {
        try {
            return (sms.status() < 2 ? ModemPdu.received(sms.hex()) : ModemPdu.submitted(sms.hex())).tpdu();
        } catch (MalformedTpduException e) {
            throw new IllegalStateException(e);
        }
    }
}

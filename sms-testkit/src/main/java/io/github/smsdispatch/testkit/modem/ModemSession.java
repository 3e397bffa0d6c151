// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.testkit.modem;

import io.github.smsdispatch.tpdu.StatusReport;
import io.github.smsdispatch.tpdu.Submit;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** Talks with one client: reads lines and messages on its own thread, answers, and applies the faults. */
final class ModemSession implements Runnable, Notices {

    private static final int CTRL_Z = 0x1A;
    private static final int ESCAPE = 0x1B;

    private final ModemSimulator simulator;
    private final Modem modem;
    private final ModemLine line;
    private final FaultyLine faulty;
    private final Interpreter interpreter;
    private final StringBuilder typed = new StringBuilder();
    private final List<String> held = new ArrayList<>();
    private String command = "";
    private Reply.@Nullable Prompt prompt;
    private @Nullable StatusReport report;

    ModemSession(ModemSimulator simulator, Modem modem, ModemLine line) {
        this.simulator = simulator;
        this.modem = modem;
        this.line = line;
        faulty = new FaultyLine(line, simulator);
        interpreter = new Interpreter(modem, this::radio, text -> simulator.later(() -> tell(text)));
    }

    @Override
    public void run() {
        modem.connected(this);
        try {
            for (int octet = line.read(); octet >= 0; octet = line.read()) {
                take(octet);
            }
        } catch (IOException e) {
            // The client or the test hung up.
        } finally {
            modem.disconnected(this);
            line.close();
        }
    }

    /** Unsolicited lines never break into a message that is being typed, as 3GPP TS 27.005 clause 3.4.1 allows. */
    @Override
    public boolean tell(String lines) {
        synchronized (held) {
            if (prompt != null) {
                held.add(lines);
                return true;
            }
        }
        return line.write("\r\n" + lines + "\r\n");
    }

    void hangUp() {
        line.close();
    }

    private void take(int octet) {
        if (prompt != null && (octet == CTRL_Z || octet == ESCAPE)) {
            endMessage(octet == CTRL_Z);
        } else if (prompt != null) {
            typed.append((char) octet);
        } else if (octet == '\r') {
            String text = typed.toString().strip();
            typed.setLength(0);
            if (text.toUpperCase(Locale.ROOT).startsWith("AT")) {
                takeCommand(text);
            }
        } else if (octet == ESCAPE) {
            typed.setLength(0);
        } else if (octet != '\n' && octet != CTRL_Z && octet != 0) {
            typed.append((char) octet);
        }
    }

    private void takeCommand(String text) {
        command = text;
        echo(text + "\r");
        ModemFault fault =
                simulator.faults().take(ModemFaultRule.Moment.AT_COMMAND, text).orElse(null);
        modem.ledger.commanded(text);
        if (fault != null && !fault.keepsAnswer()) {
            faulty.instead(fault, "\r\nOK\r\n");
            return;
        }
        if (text.toUpperCase(Locale.ROOT).contains("+CMSS")) {
            LockSupport.parkNanos(modem.airTime().toNanos());
        }
        Reply reply = interpreter.run(text.substring(2));
        if (reply instanceof Reply.Prompt asked) {
            synchronized (held) {
                prompt = asked;
            }
            faulty.answer(fault, "\r\n> ");
        } else {
            finish(fault, reply);
        }
    }

    private void endMessage(boolean sent) {
        String message = typed.toString();
        typed.setLength(0);
        Reply.Prompt asked = prompt;
        echo(message);
        ModemFault fault = sent
                ? simulator
                        .faults()
                        .take(ModemFaultRule.Moment.AT_MESSAGE, command)
                        .orElse(null)
                : null;
        if (fault != null && !fault.keepsAnswer()) {
            modem.ledger.submitted();
            endPrompt();
            faulty.instead(fault, "\r\n+CMGS: 255\r\n\r\nOK\r\n");
        } else if (sent && asked != null) {
            LockSupport.parkNanos(modem.airTime().toNanos());
            Reply reply = interpreter.typed(asked, message);
            endPrompt();
            finish(fault, reply);
        } else {
            endPrompt();
            line.write("\r\nOK\r\n");
        }
    }

    private void endPrompt() {
        List<String> late;
        synchronized (held) {
            prompt = null;
            late = List.copyOf(held);
            held.clear();
        }
        late.forEach(this::tell);
    }

    /** Answers; a report on what was sent comes after the answer, unless a fault wants it first. */
    private void finish(@Nullable ModemFault fault, Reply reply) {
        String wire = ((Reply.Done) reply).wire();
        StatusReport about = report;
        report = null;
        ModemFault after = about == null && !wire.contains("+CMGS:") && !wire.contains("+CMSS:")
                ? fault
                : simulator
                        .faults()
                        .take(ModemFaultRule.Moment.AFTER_SENDING, command)
                        .orElse(fault);
        boolean first = after instanceof ModemFault.ReportFirst;
        if (about != null && first) {
            modem.arrive(about);
        }
        if (after != null && !after.keepsAnswer()) {
            faulty.instead(after, wire);
        } else {
            faulty.answer(after, wire);
        }
        if (about != null && !first) {
            simulator.after(modem.cell.reportDelay, () -> modem.arrive(about));
        }
    }

    private Reply radio(Submit submit) {
        Sending sending = modem.send(submit);
        report = sending.report();
        return sending.taken() ? Reply.lines(String.valueOf(sending.reference())) : sending.reply();
    }

    private void echo(String text) {
        if (modem.state.echo) {
            line.write(text);
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.testkit.modem;

import io.github.smsdispatch.tpdu.Deliver;
import io.github.smsdispatch.tpdu.ModemPdu;
import io.github.smsdispatch.tpdu.StatusReport;
import io.github.smsdispatch.tpdu.Submit;
import io.github.smsdispatch.tpdu.Tpdu;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** The device behind the line: SIM, storages, radio. Everything is guarded by the object itself. */
final class Modem {

    private static final int REFERENCES = 256;
    private static final String REPORTS = "SR";

    final ModemSimulatorBuilder setup;
    final ModemLedger ledger = new ModemLedger();
    final Map<String, Storage> storages;
    private final Storage device;
    final SimCard sim;
    final Cell cell;
    LineState state = new LineState();

    private final Deque<Tpdu> waiting = new ArrayDeque<>();
    private @Nullable Notices notices;
    private int nextReference;
    private long linkUntil;

    Modem(ModemSimulatorBuilder setup) {
        this.setup = setup;
        sim = new SimCard(setup.pin);
        cell = new Cell(setup);
        nextReference = setup.firstReference;
        device = new Storage(setup.storageSize);
        storages = Map.of("SM", new Storage(setup.storageSize), "ME", device, REPORTS, new Storage(setup.storageSize));
    }

    Storage storage(String name) {
        return storages.getOrDefault(name, device);
    }

    synchronized void connected(Notices line) {
        notices = line;
    }

    synchronized void disconnected(Notices line) {
        if (notices == line) {
            notices = null;
        }
    }

    synchronized void reboot() {
        state = new LineState();
        linkUntil = 0;
    }

    /** How long the radio needs for a segment; less when AT+CMMS has kept the link open (3GPP TS 27.005 clause 3.5.6). */
    synchronized Duration airTime() {
        return System.nanoTime() < linkUntil ? cell.sendDelay : cell.sendDelay.plus(cell.linkSetup);
    }

    /** Hands a segment to the network and gives the report that is to follow, if any. */
    synchronized Sending send(Submit submit) {
        ModemFate fate = cell.network.fateOf(submit);
        if (fate instanceof ModemFate.Refused refused) {
            return new Sending(Reply.cms(refused.code()), null, 0);
        }
        int reference = nextReference;
        nextReference = (nextReference + 1) % REFERENCES;
        ledger.sent(new SentSegment(reference, submit, setup.clock.instant()));
        linkUntil = state.keepOpen > 0 ? System.nanoTime() + cell.linkKept.toNanos() : 0;
        StatusReport report = cell.reportOn(fate, submit, reference).orElse(null);
        return new Sending(Reply.OK, report, reference);
    }

    /** Takes what comes from the network, and tells the client as AT+CNMI says. */
    synchronized void arrive(Tpdu tpdu) {
        if (tpdu instanceof Deliver deliver) {
            arrive(deliver);
        } else if (tpdu instanceof StatusReport report) {
            arrive(report);
        }
    }

    /** Delivers again what had no room or no listener. */
    synchronized void retry() {
        for (int i = waiting.size(); i > 0; i--) {
            arrive(waiting.remove());
        }
    }

    synchronized int waitingCount() {
        return waiting.size();
    }

    private void arrive(Deliver deliver) {
        ModemPdu pdu = new ModemPdu(setup.centre(), deliver);
        int mode = state.notices[1];
        String shown = state.textMode
                ? "+CMT: " + TextMode.heading(deliver, state.charset) + "\r\n" + TextMode.shown(deliver, state.charset)
                : "+CMT: ," + pdu.length() + "\r\n" + pdu.hex();
        if (mode == 2 && tell(shown)) {
            return;
        }
        OptionalInt slot = storage(state.inboundStorage).add(new StoredSms(0, pdu.hex(), pdu.length()));
        if (slot.isEmpty()) {
            waiting.add(deliver);
        } else if (mode != 0) {
            tell("+CMTI: \"" + state.inboundStorage + "\"," + slot.getAsInt());
        }
    }

    private void arrive(StatusReport report) {
        ModemPdu pdu = new ModemPdu(setup.centre(), report);
        int mode = state.notices[3];
        if (mode == 1) {
            if (!tell("+CDS: " + pdu.length() + "\r\n" + pdu.hex())) {
                waiting.add(report);
            }
        } else if (mode == 2) {
            OptionalInt slot = storage(REPORTS).add(new StoredSms(0, pdu.hex(), pdu.length()));
            slot.ifPresentOrElse(i -> tell("+CDSI: \"SR\"," + i), () -> waiting.add(report));
        } else {
            waiting.add(report);
        }
    }

    private boolean tell(String line) {
        return notices != null && notices.tell(line);
    }
}

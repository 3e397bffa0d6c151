// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.testkit.skyline;

import com.fasterxml.jackson.databind.node.ArrayNode;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;

/** Sends what was accepted, one SMS at a time on each port. Guarded by the device's lock. */
final class Radio {

    /**
     * One SMS of a task.
     *
     * @param task the task
     * @param sms what to send
     */
    record Unit(Task task, AcceptedSms sms) {}

    private final Device device;
    private final Map<Integer, Deque<Unit>> waiting = new HashMap<>();
    private final Set<Integer> busy = new HashSet<>();
    private Duration sendDelay;
    private Duration deliveryDelay;
    private NetworkScript script;
    private int generation;

    Radio(Device device, Duration sendDelay, Duration deliveryDelay, NetworkScript script) {
        this.device = device;
        this.sendDelay = sendDelay;
        this.deliveryDelay = deliveryDelay;
        this.script = script;
    }

    void enqueue(Unit unit) {
        waiting.computeIfAbsent(unit.sms().port(), port -> new ArrayDeque<>()).add(unit);
        pump(unit.sms().port());
    }

    void pumpAll() {
        Set.copyOf(waiting.keySet()).forEach(this::pump);
    }

    void drop(Task task) {
        waiting.values().forEach(queue -> queue.removeIf(unit -> unit.task() == task));
    }

    int waiting(int port) {
        return waiting.getOrDefault(port, new ArrayDeque<>()).size();
    }

    boolean isBusy(int port) {
        return busy.contains(port);
    }

    void script(NetworkScript other) {
        script = other;
    }

    void delays(Duration sending, Duration delivery) {
        sendDelay = sending;
        deliveryDelay = delivery;
    }

    void reboot() {
        generation++;
        waiting.clear();
        busy.clear();
    }

    private void pump(int port) {
        Deque<Unit> queue = waiting.get(port);
        if (queue == null || busy.contains(port)) {
            return;
        }
        for (Iterator<Unit> units = queue.iterator(); units.hasNext(); ) {
            Unit unit = units.next();
            if (!unit.task().suspended) {
                units.remove();
                begin(unit, port);
                return;
            }
        }
    }

    private void begin(Unit unit, int port) {
        busy.add(port);
        unit.task().unsent--;
        unit.task().sending++;
        int begunIn = generation;
        device.time.after(sendDelay, () -> {
            if (begunIn == generation) {
                end(unit, device.ports.port(port));
            }
        });
    }

    private void end(Unit unit, Port port) {
        busy.remove(port.number);
        unit.task().sending--;
        Fate fate =
                port.canSend() ? script.fateOf(unit.sms()) : new Fate.Failed(TaskCode.SIM_UNREGISTERED.status(), "");
        boolean left = !(fate instanceof Fate.Failed);
        if (left) {
            device.ledger.wentOut(new SentSms(unit.sms(), fate, device.time.now()));
            device.ports.countSent(port);
        }
        report(unit, port, fate);
        if (unit.task().submission.wishes().receipts()) {
            receipt(unit, port, fate);
        }
        pump(port.number);
    }

    private void report(Unit unit, Port port, Fate fate) {
        ArrayNode entry = entry(unit, port);
        if (fate instanceof Fate.Failed failed) {
            port.failed++;
            unit.task().failed(entry.add(failed.process()).add(failed.carrier()));
        } else if (fate instanceof Fate.SentButFailed failed) {
            port.failed++;
            unit.task().failed(entry.add(failed.process()).add(""));
        } else if (!(fate instanceof Fate.NeverReported)) {
            unit.task().succeeded(entry);
        }
        device.desk.progressed(unit.task());
    }

    private ArrayNode entry(Unit unit, Port port) {
        int base = device.dialect.indexBase == SkylineDialect.IndexBase.ONE ? 1 : 0;
        return Json.object()
                .arrayNode()
                .add(unit.sms().index() + base)
                .add(unit.sms().recipient())
                .add(PortNames.format(device.dialect.portForm, port.number, port.slot))
                .add(device.time.epochSeconds());
    }

    private void receipt(Unit unit, Port port, Fate fate) {
        if (fate instanceof Fate.Delivered) {
            device.time.after(
                    deliveryDelay, () -> device.inbox.receipt(port, unit.sms().recipient(), 0));
        } else if (fate instanceof Fate.Undelivered undelivered) {
            int status = undelivered.status();
            device.time.after(
                    deliveryDelay, () -> device.inbox.receipt(port, unit.sms().recipient(), status));
        }
    }
}

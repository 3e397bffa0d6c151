// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.testkit.skyline;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** Takes tasks, remembers their ids, holds those not finished. Guarded by the device's lock. */
final class TaskDesk {

    /**
     * What became of one submission.
     *
     * @param code the answer
     * @param units what is to be sent, empty unless it was accepted
     */
    record Verdict(TaskCode code, List<Radio.Unit> units) {}

    private final Device device;
    private final int queueDepth;
    private final int rememberedTids;
    private final Random random;
    private final Map<Long, Task> queued = new LinkedHashMap<>();
    private final Set<Long> remembered = new LinkedHashSet<>();

    TaskDesk(Device device, int queueDepth, int rememberedTids, Random random) {
        this.device = device;
        this.queueDepth = queueDepth;
        this.rememberedTids = rememberedTids;
        this.random = random;
    }

    Verdict submit(Submission submission, ReportTarget target) {
        if (submission.tid().isEmpty()) {
            return refused(TaskCode.TID_EXPECTED);
        }
        long tid = kept(submission.tid().getAsLong());
        if (remembered.contains(tid)) {
            return refused(TaskCode.DUPLICATED_TASK_ID);
        }
        if (submission.to().isEmpty()) {
            return refused(TaskCode.TO_EXPECTED);
        }
        if (submission.text().isEmpty()) {
            return refused(TaskCode.SMS_EXPECTED);
        }
        if (queued.size() >= queueDepth) {
            return refused(TaskCode.TOO_MANY_TASK);
        }
        return routed(tid, submission, target);
    }

    private static Verdict refused(TaskCode code) {
        return new Verdict(code, List.of());
    }

    private Verdict routed(long tid, Submission submission, ReportTarget target) {
        if (submission.from().isEmpty()) {
            List<Port> ready = device.ports.ready();
            return ready.isEmpty()
                    ? refused(TaskCode.SIM_UNREGISTERED)
                    : accepted(tid, submission, target, ready, true);
        }
        Optional<SortedSet<Integer>> named = PortNames.list(submission.from(), device.ports.count());
        if (named.isEmpty()) {
            return refused(TaskCode.INVALID_PORT);
        }
        List<Port> ports = named.get().stream().map(device.ports::port).toList();
        return ports.stream().allMatch(Port::canSend)
                ? accepted(tid, submission, target, ports, false)
                : refused(TaskCode.SIM_UNREGISTERED);
    }

    private Verdict accepted(
            long tid, Submission submission, ReportTarget target, List<Port> ports, boolean onePortEach) {
        List<Radio.Unit> units = new ArrayList<>();
        int perRecipient = onePortEach ? 1 : ports.size();
        Task task = new Task(tid, submission, target, submission.to().size() * perRecipient);
        for (int index = 0; index < submission.to().size(); index++) {
            List<Port> chosen = onePortEach ? List.of(ports.get(random.nextInt(ports.size()))) : ports;
            for (Port port : chosen) {
                AcceptedSms sms = new AcceptedSms(
                        tid, index, submission.to().get(index), submission.text(), port.number, device.time.now());
                device.ledger.tookOver(sms);
                units.add(new Radio.Unit(task, sms));
            }
        }
        queued.put(tid, task);
        remember(tid);
        return new Verdict(TaskCode.OK, units);
    }

    private void remember(long tid) {
        remembered.add(tid);
        if (remembered.size() > rememberedTids) {
            Iterator<Long> oldest = remembered.iterator();
            oldest.next();
            oldest.remove();
        }
    }

    long kept(long tid) {
        return device.dialect.tidForm == SkylineDialect.TidForm.INT32_WRAP ? (int) tid : tid;
    }

    boolean holds(Task task) {
        return queued.get(task.tid) == task;
    }

    Collection<Task> queued() {
        return queued.values();
    }

    /** Finds the tasks that a port may work on, in the order of submission. */
    List<Task> queuedOn(int port) {
        return queued.values().stream()
                .filter(task -> task.submission.from().isEmpty()
                        || PortNames.list(task.submission.from(), device.ports.count())
                                .orElseGet(TreeSet::new)
                                .contains(port))
                .toList();
    }

    Optional<Task> find(long tid) {
        return Optional.ofNullable(queued.get(kept(tid)));
    }

    void suspend(Task task, boolean suspended) {
        task.suspended = suspended;
        device.radio.pumpAll();
    }

    void remove(Task task) {
        queued.remove(task.tid, task);
        device.radio.drop(task);
        task.reported.complete(null);
    }

    /** A task has a new result, or has ended without one. */
    void progressed(Task task) {
        if (task.finished()) {
            queued.remove(task.tid, task);
        }
        if (task.reportDue()) {
            report(task);
        } else if (task.reportWaits() && !task.timerSet) {
            task.timerSet = true;
            device.time.afterSeconds(task.submission.wishes().seconds(), () -> reportLate(task));
        } else if (task.finished()) {
            task.reported.complete(null);
        }
    }

    private void reportLate(Task task) {
        task.timerSet = false;
        if (task.reportWaits()) {
            report(task);
        }
    }

    private void report(Task task) {
        boolean last = task.finished();
        device.reports.add(task.target, task.report(device.dialect.reportLists), () -> {
            if (last) {
                task.reported.complete(null);
            }
        });
    }

    void reboot() {
        queued.values().forEach(task -> task.reported.complete(null));
        queued.clear();
        remembered.clear();
    }
}

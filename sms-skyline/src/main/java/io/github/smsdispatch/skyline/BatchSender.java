// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.skyline;

import io.github.smsdispatch.api.Capabilities;
import io.github.smsdispatch.api.FormattedSms;
import io.github.smsdispatch.api.Outcome;
import io.github.smsdispatch.api.Outcome.Unavailable;
import io.github.smsdispatch.api.PhoneNumber;
import io.github.smsdispatch.api.Posting;
import io.github.smsdispatch.api.Recovery;
import io.github.smsdispatch.api.SendResult;
import io.github.smsdispatch.api.Sms;
import io.github.smsdispatch.api.SmsMessage;
import io.github.smsdispatch.api.UnavailableReason;
import io.github.smsdispatch.api.UnknownReason;
import io.github.smsdispatch.api.spi.DispatcherContext;
import io.github.smsdispatch.http.Deadline;
import io.github.smsdispatch.http.SendingIds;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** Posts batches: gives each SMS its task id and port, makes requests of bearable size, and reads the replies. */
final class BatchSender {

    /** The device encodes by itself: no national tables, and as many segments as an SMS can have. */
    private static final Capabilities TEXT = Capabilities.basic();

    private final SkylineSettings settings;
    private final DispatcherContext context;
    private final Device device;
    private final Throttle throttle;
    private final SendingIds tids = new SendingIds();

    BatchSender(SkylineSettings settings, DispatcherContext context, Device device) {
        this.settings = settings;
        this.context = context;
        this.device = device;
        this.throttle = new Throttle(settings.batchSize(), context.clock());
    }

    Throttle throttle() {
        return throttle;
    }

    List<SendResult> send(List<Sms> batch) {
        Deadline deadline = Deadline.in(settings.timeout());
        List<Pending> all = batch.stream().map(this::pending).toList();
        List<Pending> open = withIds(all);
        int from = 0;
        while (from < open.size()) {
            int to = Math.min(open.size(), from + throttle.size());
            chunk(open.subList(from, to), deadline);
            from = to;
        }
        return all.stream().map(p -> p.result(settings.name())).toList();
    }

    FormattedSms formatted(List<SmsMessage> messages) {
        return context.format().format(messages, TEXT);
    }

    private Pending pending(Sms sms) {
        return new Pending(sms, formatted(sms.messages()));
    }

    /** Two tasks with one id in one request: nobody knows what a device does, so the second isn't sent. */
    private List<Pending> withIds(List<Pending> all) {
        List<Pending> open = new ArrayList<>();
        Set<Long> used = new HashSet<>();
        for (Pending pending : all) {
            Optional<String> given = pending.sms.sendingId();
            OptionalLong tid = given.map(Tid::of).orElseGet(() -> OptionalLong.of(tids.next()));
            if (tid.isEmpty()) {
                pending.end(operator("sending id: received " + given.orElse("").length()
                        + " characters; allowed: 1 to 2147483647 in decimal"));
            } else if (!used.add(tid.getAsLong())) {
                pending.end(operator("sending id " + tid.getAsLong() + " stands twice in one batch"));
            } else {
                pending.tid = tid.getAsLong();
                open.add(pending);
            }
        }
        return open;
    }

    private void chunk(List<Pending> chunk, Deadline deadline) {
        Optional<Outcome> obstacle = obstacle(deadline);
        if (obstacle.isPresent()) {
            chunk.forEach(pending -> pending.end(obstacle.get()));
            return;
        }
        List<Pending> posted = new ArrayList<>();
        boolean startKnown = chunk.stream().anyMatch(BatchSender::mustNotGoTwice) && device.sampleStart(deadline);
        for (Pending pending : chunk) {
            if (mayGo(pending, startKnown) && choosePort(pending)) {
                posted.add(pending);
            }
        }
        if (!posted.isEmpty()) {
            post(posted, deadline);
        }
    }

    /** What is known before anything is written. */
    private Optional<Outcome> obstacle(Deadline deadline) {
        Duration pause = throttle.left();
        if (!pause.isZero()) {
            return Optional.of(new Unavailable(
                    UnavailableReason.THROTTLED, "the gateway asked for a pause", pause, Recovery.BY_ITSELF));
        }
        if (deadline.passed()) {
            return Optional.of(new Unavailable(UnavailableReason.BUSY, "earlier requests used up the time budget"));
        }
        return device.ports().stale() ? device.refresh(deadline) : Optional.empty();
    }

    private static boolean mustNotGoTwice(Pending pending) {
        return pending.sms.posting() == Posting.REPEAT
                && pending.sms.onlyDispatcher().isPresent();
    }

    /** The resolver's word may be old: since then the device may have restarted, and refuses no second copy any more. */
    private boolean mayGo(Pending pending, boolean startKnown) {
        if (!mustNotGoTwice(pending)) {
            return true;
        }
        if (!startKnown) {
            pending.end(new Unavailable(
                    UnavailableReason.UNREACHABLE,
                    "the gateway doesn't tell whether it restarted since the first try"));
            return false;
        }
        boolean harmless = device.remembers(pending.tid);
        if (!harmless) {
            pending.end(new Outcome.Unknown(
                    UnknownReason.NO_ANSWER, "not repeated: the gateway may have forgotten the first try's id"));
        }
        return harmless;
    }

    private boolean choosePort(Pending pending) {
        if (settings.portChoice() == SkylineSettings.PortChoice.DEVICE) {
            return true;
        }
        Optional<String> port = device.ports().next();
        pending.port = port.orElse(null);
        if (port.isEmpty()) {
            pending.end(new Unavailable(
                    UnavailableReason.NO_NETWORK,
                    "no port is registered and ready",
                    device.ports().retryAfter(),
                    Recovery.BY_ITSELF));
        }
        return port.isPresent();
    }

    private void post(List<Pending> posted, Deadline deadline) {
        List<Task> tasks = posted.stream().map(this::task).toList();
        GatewayRequest request =
                GatewayRequest.post("post_sms", PostBody.of(tasks, settings)).withVersion();
        long start = System.nanoTime();
        device.posts().before(tasks, context.clock().instant());
        List<Verdict> verdicts = SkylineReply.read(device.gateway().call(request, deadline), tasks);
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        for (int i = 0; i < tasks.size(); i++) {
            Verdict verdict = verdicts.get(i);
            posted.get(i).end(verdict.outcome(), took);
            count(tasks.get(i), verdict);
        }
        device.posts().after(tasks, verdicts);
        if (verdicts.stream().anyMatch(Verdict::strain)) {
            throttle.strained();
        } else if (verdicts.stream().anyMatch(v -> v.outcome() instanceof Outcome.Accepted)) {
            throttle.taken();
        }
    }

    private Task task(Pending pending) {
        PhoneNumber to = pending.sms.recipient();
        boolean strip = settings.numberFormat() == SkylineSettings.NumberFormat.STRIP_PLUS;
        return new Task(
                pending.tid,
                pending.sms.posting(),
                pending.port,
                strip ? to.digits() : to.value(),
                pending.formatted.text(),
                pending.formatted.plan().segments());
    }

    private void count(Task task, Verdict verdict) {
        String port = task.from();
        if (port == null) {
            return;
        }
        if (verdict.outcome() instanceof Outcome.Accepted) {
            device.ports().accepted(port);
        } else if (verdict.code() > TaskCode.OK) {
            device.ports().failed(port, verdict.code());
        }
    }

    private static Outcome operator(String text) {
        return new Unavailable(UnavailableReason.CONFIGURATION, text, null, Recovery.BY_OPERATOR);
    }
}

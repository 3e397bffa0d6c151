// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.serial.gammu;

import io.github.smsdispatch.api.Attempt;
import io.github.smsdispatch.api.Capabilities;
import io.github.smsdispatch.api.DeliveryReport;
import io.github.smsdispatch.api.Dispatcher;
import io.github.smsdispatch.api.DispatcherStatus;
import io.github.smsdispatch.api.FormattedSms;
import io.github.smsdispatch.api.OutcomeResolver;
import io.github.smsdispatch.api.PhoneNumber;
import io.github.smsdispatch.api.PortStatus;
import io.github.smsdispatch.api.SendResult;
import io.github.smsdispatch.api.Sms;
import io.github.smsdispatch.api.SmsMessage;
import io.github.smsdispatch.api.spi.DispatcherContext;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Several modems as one dispatcher: each SMS goes through the one that is free and was used least recently. When a modem
 * certainly didn't take it, the next is tried, each once; the rest of a long SMS goes through the modem that sent its
 * beginning. Delivery reports and attempts bear the pool's name, received SMS the modem's.
 *
 * <p>Thread-safe; blocks for at most one time budget per modem tried.
 */
public final class ModemPool implements Dispatcher {

    private final String name;
    private final List<SerialDispatcher> modems;
    private final PoolTurn turn;
    private final String run;
    private final AtomicLong count = new AtomicLong();
    private final AtomicBoolean closed = new AtomicBoolean();

    private ModemPool(String name, List<SerialDispatcher> modems, long started) {
        this.name = name;
        this.modems = modems;
        turn = new PoolTurn(modems.size());
        run = Long.toString(started, 36);
    }

    /**
     * Makes a pool. Opens nothing.
     *
     * @param name the pool's name, 1 to 64 characters
     * @param modems at least one, with different names and ports
     * @param context clock, text format, and where reports and received SMS go
     * @return the pool; close it
     * @throws IllegalArgumentException when there is no modem, or a name twice
     */
    public static ModemPool create(String name, List<SerialSettings> modems, DispatcherContext context) {
        long names = modems.stream().map(SerialSettings::name).distinct().count();
        if (modems.isEmpty() || names != modems.size()) {
            throw new IllegalArgumentException("modems: received " + modems.size() + " with " + names
                    + " names; allowed: at least one, each with its own name");
        }
        DispatcherContext own = DispatcherContext.builder()
                .clock(context.clock())
                .format(context.format())
                .inbound(context.inbound())
                .reports(report -> context.reports().accept(named(name, report)))
                .build();
        List<SerialDispatcher> all =
                modems.stream().map(one -> SerialDispatcher.create(one, own)).toList();
        return new ModemPool(name, all, context.clock().millis());
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public FormattedSms formatSms(List<SmsMessage> messages) {
        return modems.get(0).formatSms(messages);
    }

    @Override
    public SendResult sendSms(PhoneNumber phone, List<SmsMessage> messages) {
        return send(Sms.of(phone, messages));
    }

    @Override
    public SendResult send(Sms sms) {
        checkOpen();
        Sms named = sms.sendingId().isPresent()
                ? sms
                : sms.withSendingId("p" + run + "-" + Long.toString(count.incrementAndGet(), 36), sms.posting());
        List<Attempt> attempts = new ArrayList<>();
        SendResult last = null;
        for (int index : order(named)) {
            turn.begin(index);
            try {
                last = modems.get(index).send(named);
            } finally {
                turn.end(index);
            }
            Duration took = last.attempts().isEmpty()
                    ? Duration.ZERO
                    : last.attempts().get(0).took();
            attempts.add(new Attempt(name, last.outcome(), took));
            if (!last.outcome().mayTryAnotherRoute()) {
                break;
            }
        }
        if (last == null) {
            throw new IllegalStateException("a pool has at least one modem");
        }
        return new SendResult(last.formatted(), last.outcome(), attempts);
    }

    /** Begins to receive on all modems at once. Returns at once. Idempotent. */
    public void listen() {
        checkOpen();
        modems.forEach(SerialDispatcher::listen);
    }

    @Override
    public DispatcherStatus status() {
        checkOpen();
        List<DispatcherStatus> all =
                modems.parallelStream().map(Dispatcher::status).toList();
        List<PortStatus> ports =
                all.stream().flatMap(one -> one.ports().stream()).toList();
        long up = all.stream()
                .filter(one -> one.health() == DispatcherStatus.Health.UP)
                .count();
        DispatcherStatus.Health health = up == all.size()
                ? DispatcherStatus.Health.UP
                : up == 0 ? DispatcherStatus.Health.DOWN : DispatcherStatus.Health.DEGRADED;
        return new DispatcherStatus(name, health, up + " of " + all.size() + " modems can send", ports);
    }

    /** {@inheritDoc} In flight: as many as there are modems that don't rest. */
    @Override
    public Capabilities capabilities() {
        Capabilities one = modems.get(0).capabilities();
        int awake = modems.stream()
                .mapToInt(modem -> modem.capabilities().inFlight())
                .sum();
        return Capabilities.builder()
                .maxSegments(one.maxSegments())
                .inFlight(awake)
                .sendingIds(one.sendingIds())
                .reports(one.reports())
                .build();
    }

    @Override
    public Optional<OutcomeResolver> resolver() {
        return Optional.of(new PoolResolver(
                name, modems.stream().map(SerialDispatcher::memory).toList()));
    }

    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            modems.parallelStream().forEach(SerialDispatcher::close);
        }
    }

    @Override
    public String toString() {
        return "ModemPool[" + name + ", " + modems + "]";
    }

    /** Who began a long SMS goes on with it, and nobody else. */
    private List<Integer> order(Sms sms) {
        for (int i = 0; i < modems.size(); i++) {
            boolean began = modems.get(i)
                    .memory()
                    .ask(sms.sendingId().orElse(""), Progress::canGoOn)
                    .orElse(false);
            if (began) {
                return List.of(i);
            }
        }
        return turn.order();
    }

    private void checkOpen() {
        if (closed.get()) {
            throw new IllegalStateException(name + " is closed");
        }
    }

    private static DeliveryReport named(String name, DeliveryReport report) {
        return new DeliveryReport(name, report.about(), report.status(), report.at(), report.detail());
    }
}

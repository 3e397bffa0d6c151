// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.api.route;

import io.github.smsdispatch.api.Capabilities;
import io.github.smsdispatch.api.Dispatcher;
import io.github.smsdispatch.api.DispatcherStatus;
import io.github.smsdispatch.api.FormattedSms;
import io.github.smsdispatch.api.GuardedSend;
import io.github.smsdispatch.api.Outcome;
import io.github.smsdispatch.api.OutcomeResolver;
import io.github.smsdispatch.api.PhoneNumber;
import io.github.smsdispatch.api.SendResult;
import io.github.smsdispatch.api.Sms;
import io.github.smsdispatch.api.SmsMessage;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Leaves a dispatcher alone that fails again and again, so that a dead first one costs the others no time. After so many
 * {@linkplain Outcome.Unavailable unavailable} answers in a row, or at once after one that an operator must clear up, every
 * SMS is answered unavailable without asking it. When the time to cool down is over, one call is let through: if it is
 * accepted or rejected, the dispatcher is back; otherwise it rests again. BUSY, THROTTLED and DISABLED are answers of a
 * living dispatcher and don't count. While every dispatcher rests, a worker claims nothing, so an outage uses up nobody's
 * attempts but those of the calls that find out. Keeps the dispatcher's name, so that failover, queue and resolver see no difference.
 * Thread-safe; closing it closes the dispatcher.
 *
 * <pre>{@code
 * SmsSender.builder().dispatcher(CircuitBreaker.around(gateway)).dispatcher(reserve)
 * }</pre>
 */
public final class CircuitBreaker implements Dispatcher {

    private final Dispatcher inner;
    private final Circuit circuit;
    private final AtomicBoolean closed = new AtomicBoolean();

    private CircuitBreaker(Dispatcher inner, Circuit circuit) {
        this.inner = inner;
        this.circuit = circuit;
    }

    /**
     * Guards a dispatcher with the defaults: 5 failures in a row, 30 s to cool down.
     *
     * @param dispatcher which
     * @return the dispatcher to use instead
     */
    public static CircuitBreaker around(Dispatcher dispatcher) {
        return of(dispatcher, 5, Duration.ofSeconds(30), Clock.systemUTC());
    }

    /**
     * Guards a dispatcher.
     *
     * @param dispatcher which
     * @param failures how many in a row, 1 to 1000
     * @param coolDown how long it isn't asked then, 1 ms to 1 day
     * @param clock tells the time
     * @return the dispatcher to use instead
     * @throws IllegalArgumentException when a value is out of its range
     */
    public static CircuitBreaker of(Dispatcher dispatcher, int failures, Duration coolDown, Clock clock) {
        if (failures < 1 || failures > 1000) {
            throw new IllegalArgumentException("failures: received " + failures + "; allowed: 1 to 1000");
        }
        if (coolDown.toMillis() < 1 || coolDown.compareTo(Duration.ofDays(1)) > 0) {
            throw new IllegalArgumentException("coolDown: received " + coolDown + "; allowed: 1 ms to 1 day");
        }
        return new CircuitBreaker(dispatcher, new Circuit(failures, coolDown, clock));
    }

    /**
     * Tells why the dispatcher isn't asked.
     *
     * @return the failure that led to it; empty while it is asked
     */
    public Optional<Outcome.Unavailable> openedBy() {
        return circuit.openedBy();
    }

    @Override
    public String name() {
        return inner.name();
    }

    @Override
    public FormattedSms formatSms(List<SmsMessage> messages) {
        return inner.formatSms(messages);
    }

    @Override
    public SendResult sendSms(PhoneNumber phone, List<SmsMessage> messages) {
        return send(Sms.of(phone, messages));
    }

    @Override
    public SendResult send(Sms sms) {
        refuseWhenClosed();
        if (!circuit.pass()) {
            return refused(sms);
        }
        SendResult result = GuardedSend.send(inner, sms);
        circuit.heard(result.outcome());
        return result;
    }

    @Override
    public List<SendResult> sendBatch(List<Sms> batch) {
        refuseWhenClosed();
        if (batch.isEmpty()) {
            return List.of();
        }
        if (!circuit.pass()) {
            return batch.stream().map(this::refused).toList();
        }
        List<SendResult> results = GuardedSend.sendBatch(inner, batch);
        circuit.heard(best(results));
        return results;
    }

    private void refuseWhenClosed() {
        if (closed.get()) {
            throw new IllegalStateException("dispatcher '" + name() + "' is closed");
        }
    }

    /** One SMS of a batch that was taken or refused shows that the dispatcher lives. */
    private static Outcome best(List<SendResult> results) {
        return results.stream()
                .map(SendResult::outcome)
                .filter(outcome -> outcome instanceof Outcome.Accepted || outcome instanceof Outcome.Rejected)
                .findFirst()
                .orElse(results.get(0).outcome());
    }

    private SendResult refused(Sms sms) {
        return SendResult.of(name(), inner.formatSms(sms.messages()), circuit.refusal());
    }

    @Override
    public DispatcherStatus status() {
        return inner.status();
    }

    /** {@inheritDoc} While the dispatcher rests nothing is in flight, so that a worker leaves its messages in the queue. */
    @Override
    public Capabilities capabilities() {
        Capabilities can = inner.capabilities();
        int passing = circuit.open(can.inFlight());
        if (openedBy().isEmpty()) {
            return can;
        }
        return Capabilities.builder()
                .maxSegments(can.maxSegments())
                .batchSize(1)
                .inFlight(passing)
                .reports(can.reports())
                .encodings(can.encodings())
                .languages(can.languages())
                .sendingIds(can.sendingIds())
                .build();
    }

    @Override
    public Optional<OutcomeResolver> resolver() {
        return inner.resolver();
    }

    @Override
    public void close() {
        if (!closed.getAndSet(true)) {
            inner.close();
        }
    }

    @Override
    public String toString() {
        return "CircuitBreaker[" + name() + openedBy().map(why -> ", not asked").orElse("") + "]";
    }
}

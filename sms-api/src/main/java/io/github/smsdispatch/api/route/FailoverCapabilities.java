// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.api.route;

import io.github.smsdispatch.api.Capabilities;
import io.github.smsdispatch.api.Capabilities.SendingIds;
import io.github.smsdispatch.api.Dispatcher;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a worker may assume of several dispatchers in order. */
final class FailoverCapabilities {

    private static final Logger LOG = LoggerFactory.getLogger(FailoverCapabilities.class);

    private FailoverCapabilities() {}

    /** One dispatcher that can't tell its limits must not stop the others; the least is assumed of it. */
    static Capabilities ask(Dispatcher dispatcher) {
        try {
            return Objects.requireNonNull(dispatcher.capabilities(), "no capabilities (D1)");
        } catch (RuntimeException | LinkageError e) {
            LOG.error(
                    "Dispatcher {} can't tell its capabilities: {}",
                    dispatcher.name(),
                    e.getClass().getName());
            return Capabilities.basic();
        }
    }

    static Capabilities ofAll(List<Dispatcher> dispatchers) {
        List<Dispatcher> asked = dispatchers.stream()
                .filter(d -> !(d instanceof CircuitBreaker breaker)
                        || breaker.openedBy().isEmpty())
                .toList();
        // One that rests lets a single call through: that must not be the pace of those behind it.
        Capabilities first = first(asked.isEmpty() ? dispatchers : asked).orElseGet(() -> ask(dispatchers.get(0)));
        return of(dispatchers.stream().map(FailoverCapabilities::ask).toList(), first);
    }

    private static Optional<Capabilities> first(List<Dispatcher> dispatchers) {
        return dispatchers.stream()
                .map(FailoverCapabilities::ask)
                .filter(c -> c.inFlight() > 0)
                .findFirst();
    }

    private static Capabilities of(List<Capabilities> all, Capabilities first) {
        boolean chosenByClient = all.stream().anyMatch(c -> c.sendingIds() == SendingIds.CHOSEN_BY_CLIENT);
        return Capabilities.builder()
                .maxSegments(
                        all.stream().mapToInt(Capabilities::maxSegments).max().orElse(first.maxSegments()))
                .batchSize(first.batchSize())
                .inFlight(first.inFlight())
                .reports(first.reports())
                .encodings(first.encodings())
                .languages(first.languages())
                .sendingIds(chosenByClient ? SendingIds.CHOSEN_BY_CLIENT : SendingIds.CHOSEN_BY_TRANSPORT)
                .build();
    }
}

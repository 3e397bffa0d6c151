// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.api.route;

import io.github.smsdispatch.api.Dispatcher;
import io.github.smsdispatch.api.DispatcherStatus;
import io.github.smsdispatch.api.DispatcherStatus.Health;
import io.github.smsdispatch.api.PortStatus;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/** Sums up the health of several dispatchers: one that works is enough to send, all are needed to be well. */
final class FailoverStatus {

    private FailoverStatus() {}

    static DispatcherStatus ask(Dispatcher dispatcher) {
        try {
            return Objects.requireNonNull(dispatcher.status(), "no status (D1)");
        } catch (RuntimeException | LinkageError e) {
            String detail = "asking failed: " + e.getClass().getName();
            return new DispatcherStatus(dispatcher.name(), Health.DOWN, detail, List.of());
        }
    }

    static DispatcherStatus of(String name, List<DispatcherStatus> parts) {
        String detail = parts.stream()
                .map(part -> part.dispatcher() + ": " + part.health() + " (" + part.detail() + ")")
                .collect(Collectors.joining("; "));
        List<PortStatus> ports =
                parts.stream().flatMap(part -> part.ports().stream()).toList();
        return new DispatcherStatus(
                name, health(parts.stream().map(DispatcherStatus::health).toList()), detail, ports);
    }

    private static Health health(List<Health> all) {
        if (all.stream().distinct().count() == 1) {
            return all.get(0);
        }
        boolean sends = all.stream().anyMatch(h -> h == Health.UP || h == Health.DEGRADED || h == Health.NOT_ASKED);
        return sends ? Health.DEGRADED : Health.DOWN;
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.skyline;

import io.github.smsdispatch.api.PortStatus;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The ports in turn: which one is next, which ones rest after a failure, and what each has done. A port without slot
 * means its active SIM, so rotation and counters go by port; only a fixed list may name slots. Thread-safe.
 */
final class Ports {

    private final SkylineSettings settings;
    private final Clock clock;
    private final Map<String, Instant> resting = new LinkedHashMap<>();
    private final Map<String, long[]> counts = new LinkedHashMap<>();
    private final Map<String, DevStatus.Port> known = new LinkedHashMap<>();
    private Instant askedAt = Instant.MIN;
    private int maxPorts;
    private int turn;

    Ports(SkylineSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /** True when the device must be asked before a port can be chosen. */
    synchronized boolean stale() {
        return settings.portChoice() == SkylineSettings.PortChoice.ROTATE
                && !clock.instant().isBefore(askedAt.plus(settings.statusRefresh()));
    }

    /** Takes a whole snapshot. */
    synchronized void replace(DevStatus status) {
        known.clear();
        update(status);
        askedAt = clock.instant();
        maxPorts = Math.max(maxPorts, status.maxPorts());
    }

    /** Takes news of some ports; what was known of their other slots is old, as one SIM of a port is active. */
    synchronized void update(DevStatus status) {
        Set<Integer> news =
                status.ports().stream().map(port -> port.name().port()).collect(Collectors.toSet());
        known.values().removeIf(port -> news.contains(port.name().port()));
        for (DevStatus.Port port : status.ports()) {
            known.put(port.name().canonical(), port);
            maxPorts = Math.max(maxPorts, port.name().port());
        }
    }

    /** The next port, empty when none can send now. */
    synchronized Optional<String> next() {
        Instant now = clock.instant();
        List<String> usable = candidates().stream()
                .filter(port -> !now.isBefore(resting.getOrDefault(key(port), Instant.MIN)))
                .toList();
        return usable.isEmpty() ? Optional.empty() : Optional.of(usable.get(Math.floorMod(turn++, usable.size())));
    }

    /** When a resting port may be tried again: no later than this. */
    synchronized Duration retryAfter() {
        Instant now = clock.instant();
        return resting.values().stream()
                .filter(now::isBefore)
                .map(end -> Duration.between(now, end))
                .min(Duration::compareTo)
                .orElse(settings.statusRefresh());
    }

    synchronized int maxPorts() {
        return maxPorts;
    }

    synchronized void accepted(String port) {
        counts.computeIfAbsent(key(port), key -> new long[2])[0]++;
    }

    /** Counts a failure; when the port is to blame it rests. */
    synchronized void failed(String port, int code) {
        String key = key(port);
        counts.computeIfAbsent(key, any -> new long[2])[1]++;
        if (TaskCode.blamesPort(code)) {
            resting.put(key, clock.instant().plus(settings.portCooldown()));
        }
    }

    synchronized List<PortStatus> statuses() {
        return known.values().stream()
                .map(port -> {
                    long[] count = counts.getOrDefault(
                            key(port.name().raw()),
                            counts.getOrDefault(port.name().canonical(), new long[2]));
                    return new PortStatus(port.name().raw(), port.state(), port.detail(), count[0], count[1]);
                })
                .toList();
    }

    private List<String> candidates() {
        if (settings.portChoice() == SkylineSettings.PortChoice.FIXED) {
            return settings.ports();
        }
        List<String> ready = new ArrayList<>();
        known.values().stream()
                .filter(port -> port.state() == PortStatus.State.READY)
                .map(port -> Integer.toString(port.name().port()))
                .distinct()
                .forEach(ready::add);
        return ready;
    }

    /** One name for all spellings; in rotation for all slots of a port. */
    private String key(String port) {
        boolean fixed = settings.portChoice() == SkylineSettings.PortChoice.FIXED;
        return PortName.of(port)
                .map(name -> fixed && settings.ports().contains(port) ? name.canonical() : bySetting(name, fixed))
                .orElse("?");
    }

    /** A report names port and slot even when the setting names the port alone. */
    private String bySetting(PortName name, boolean fixed) {
        boolean named = fixed
                && settings.ports().stream()
                        .flatMap(port -> PortName.of(port).stream())
                        .anyMatch(port -> port.canonical().equals(name.canonical()));
        return named ? name.canonical() : Integer.toString(name.port());
    }
}

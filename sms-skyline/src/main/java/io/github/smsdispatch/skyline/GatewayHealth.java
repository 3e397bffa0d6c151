// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.skyline;

import io.github.smsdispatch.api.DispatcherStatus;
import io.github.smsdispatch.api.DispatcherStatus.Health;
import io.github.smsdispatch.api.Outcome;
import io.github.smsdispatch.api.PortStatus;
import io.github.smsdispatch.api.PortStatus.State;
import java.util.List;
import java.util.Optional;

/** Sums up ports: empty slots are no defect, blocked and faulty ones are. */
final class GatewayHealth {

    private GatewayHealth() {}

    static DispatcherStatus of(String name, Optional<Outcome> obstacle, List<PortStatus> ports) {
        if (obstacle.isPresent()) {
            return new DispatcherStatus(name, Health.DOWN, obstacle.get().describe(), ports);
        }
        long ready = ports.stream().filter(p -> p.state() == State.READY).count();
        long defect = ports.stream().filter(p -> isDefect(p.state())).count();
        Health health = ready == 0 ? Health.DOWN : defect > 0 ? Health.DEGRADED : Health.UP;
        return new DispatcherStatus(
                name, health, ready + " of " + ports.size() + " ports ready, " + defect + " defect", ports);
    }

    private static boolean isDefect(State state) {
        return switch (state) {
            case QUOTA_REACHED, BLOCKED, FAULTY, UNKNOWN -> true;
            case READY, WAITING, NO_SIM -> false;
        };
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.api.route;

import io.github.smsdispatch.api.Capabilities;
import io.github.smsdispatch.api.Capabilities.SendingIds;
import java.util.List;

/** What a worker may assume of several dispatchers in order. */
final class FailoverCapabilities {

    private FailoverCapabilities() {}

    static Capabilities of(List<Capabilities> all) {
        Capabilities first =
                all.stream().filter(c -> c.inFlight() > 0).findFirst().orElse(all.get(0));
        boolean chosenByClient = all.stream().anyMatch(c -> c.sendingIds() == SendingIds.CHOSEN_BY_CLIENT);
        return Capabilities.builder()
                .maxSegments(first.maxSegments())
                .batchSize(first.batchSize())
                .inFlight(first.inFlight())
                .reports(first.reports())
                .encodings(first.encodings())
                .sendingIds(chosenByClient ? SendingIds.CHOSEN_BY_CLIENT : SendingIds.CHOSEN_BY_TRANSPORT)
                .build();
    }
}

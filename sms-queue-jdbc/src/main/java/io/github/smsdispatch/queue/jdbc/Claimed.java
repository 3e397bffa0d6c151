// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.queue.jdbc;

import io.github.smsdispatch.api.queue.QueuedMessage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What one call of claim brought: messages, and which lease covers which. */
record Claimed(List<QueuedMessage> messages, Map<Long, List<Long>> leases) {

    static Claimed nothing() {
        return new Claimed(new ArrayList<>(), new HashMap<>());
    }

    void add(MessageClaim.Taken taken) {
        messages.addAll(taken.rows().messages());
        if (taken.removed() > 0) {
            leases.put(
                    taken.lease(),
                    taken.rows().messages().stream().map(Claimed::row).toList());
        }
    }

    static long row(QueuedMessage message) {
        return Long.parseLong(message.id().value());
    }
}

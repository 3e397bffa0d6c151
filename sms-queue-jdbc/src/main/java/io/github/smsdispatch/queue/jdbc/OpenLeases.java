// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.queue.jdbc;

import io.github.smsdispatch.api.queue.QueuedMessage;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which claims of this process still have messages to mark. Only saves work: a lease that nobody ends here runs out,
 * and the sweep finds nothing left in it. Thread-safe.
 */
final class OpenLeases {

    /** Forgets the oldest beyond this many messages, for example those that an operator settled. */
    private static final int MOST = 200_000;

    private final Map<Long, Long> leaseOf = new LinkedHashMap<>();
    private final Map<Long, Integer> open = new HashMap<>();
    private final Set<Long> ordered = new HashSet<>();
    private final List<Long> ended = new ArrayList<>();

    /** A claim was committed. */
    synchronized void opened(Claimed claimed) {
        claimed.leases().forEach(this::opened);
        for (QueuedMessage message : claimed.messages()) {
            if (message.request().orderingKey().isPresent()) {
                ordered.add(Claimed.row(message));
            }
        }
    }

    private void opened(long lease, Collection<Long> messages) {
        if (messages.isEmpty()) {
            ended.add(lease);
            return;
        }
        open.put(lease, messages.size());
        messages.forEach(id -> leaseOf.put(id, lease));
        while (leaseOf.size() > MOST) {
            forget(leaseOf.keySet().iterator().next());
        }
    }

    /** These are marked or released, and that is committed. */
    synchronized void settled(Collection<Long> messages) {
        messages.forEach(this::forget);
    }

    private void forget(long message) {
        ordered.remove(message);
        Long lease = leaseOf.remove(message);
        if (lease != null && open.merge(lease, -1, Integer::sum) == 0) {
            open.remove(lease);
            ended.add(lease);
        }
    }

    /** Tells whether others wait for this one, as far as this process claimed it. */
    synchronized boolean isOrdered(long message) {
        return ordered.contains(message);
    }

    /** Gives leases that nobody needs any more, each once; none while they are too few to be worth a statement. */
    synchronized List<Long> takeEnded(int atLeast) {
        if (ended.size() < atLeast) {
            return List.of();
        }
        List<Long> all = List.copyOf(ended);
        ended.clear();
        return all;
    }
}

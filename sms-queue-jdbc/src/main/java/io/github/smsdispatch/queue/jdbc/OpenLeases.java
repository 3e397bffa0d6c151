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

    private final Map<Attempt, Long> leaseOf = new LinkedHashMap<>();
    private final Map<Long, Integer> open = new HashMap<>();
    private final Set<Long> ordered = new HashSet<>();
    private final List<Long> ended = new ArrayList<>();

    /** A late mark of an attempt that ran out must not end the lease of the next one. */
    record Attempt(long message, int number) {}

    /** A claim was committed. */
    synchronized void opened(Claimed claimed) {
        Map<Long, Integer> attempts = new HashMap<>();
        claimed.messages()
                .forEach(m -> attempts.put(Claimed.row(m), m.progress().attempts()));
        claimed.leases()
                .forEach((lease, messages) -> opened(
                        lease,
                        messages.stream()
                                .filter(attempts::containsKey)
                                .map(id -> new Attempt(id, attempts.getOrDefault(id, 0)))
                                .toList()));
        for (QueuedMessage message : claimed.messages()) {
            if (message.request().orderingKey().isPresent()) {
                ordered.add(Claimed.row(message));
            }
        }
    }

    private void opened(long lease, Collection<Attempt> messages) {
        if (messages.isEmpty()) {
            ended.add(lease);
            return;
        }
        open.put(lease, messages.size());
        messages.forEach(attempt -> leaseOf.put(attempt, lease));
        while (leaseOf.size() > MOST) {
            forget(leaseOf.keySet().iterator().next());
        }
    }

    /** These are marked or released, and that is committed. */
    synchronized void settled(Collection<Attempt> attempts) {
        attempts.forEach(this::forget);
    }

    private void forget(Attempt attempt) {
        Long lease = leaseOf.remove(attempt);
        if (lease != null) {
            ordered.remove(attempt.message());
        }
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

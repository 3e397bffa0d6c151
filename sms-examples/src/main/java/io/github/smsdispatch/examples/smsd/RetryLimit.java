// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.examples.smsd;

import io.github.smsdispatch.api.MessageId;
import io.github.smsdispatch.api.SmsEvent;
import io.github.smsdispatch.api.SmsListener;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Counts the failures that are a message's own: between two of them somebody else's SMS got through, or was refused for
 * good, so the dispatchers were alive. In an outage nobody's count grows, and a first failure is never the last, as it may
 * be the outage's. Held in memory, so a restart begins anew.
 */
final class RetryLimit implements SmsListener {

    private static final int MOST_MESSAGES = 100_000;

    /** What is known of a message that failed. */
    private record Failures(int count, long answersThen) {}

    private final int limit;
    private final Consumer<MessageId> reached;
    private final Map<MessageId, Failures> failing = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<MessageId, Failures> eldest) {
            return size() > MOST_MESSAGES;
        }
    };
    private long answers;

    /** Limit 0 is none. */
    RetryLimit(int limit, Consumer<MessageId> reached) {
        this.limit = limit;
        this.reached = reached;
    }

    @Override
    public void on(SmsEvent event) {
        switch (event.type()) {
            case ACCEPTED, REJECTED -> answered(event.message());
            case CANCELLED, EXPIRED, IGNORED -> forget(event.message());
            case UNAVAILABLE -> {
                if (limit > 0 && failed(event.message())) {
                    reached.accept(event.message());
                }
            }
            default -> {
                // The other steps neither prove nor disprove that a dispatcher lives.
            }
        }
    }

    private synchronized void answered(MessageId id) {
        answers++;
        failing.remove(id);
    }

    private synchronized void forget(MessageId id) {
        failing.remove(id);
    }

    private synchronized boolean failed(MessageId id) {
        Failures before = failing.get(id);
        if (before != null && before.answersThen() == answers) {
            return false;
        }
        Failures now = new Failures(before == null ? 1 : before.count() + 1, answers);
        failing.put(id, now);
        return before != null && now.count() >= limit;
    }
}

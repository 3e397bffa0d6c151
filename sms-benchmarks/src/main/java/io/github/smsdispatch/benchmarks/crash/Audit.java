// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.benchmarks.crash;

import io.github.smsdispatch.api.DuplicatePolicy;
import io.github.smsdispatch.api.queue.MessageQueue;
import io.github.smsdispatch.api.queue.MessageStatus;
import io.github.smsdispatch.api.queue.QueuedMessage;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Holds the queue's word against the gateway's. */
final class Audit {

    private static final int ALL = 10_000_000;

    private final Map<String, Integer> taken;
    private final Heard heard;
    private final Map<String, QueuedMessage> stored = new HashMap<>();
    private final Map<DuplicatePolicy, Score> scores = new EnumMap<>(DuplicatePolicy.class);
    private final List<String> contradictions = new ArrayList<>();
    private final Set<String> unknown;

    private Audit(Map<String, Integer> taken, Heard heard) {
        this.taken = taken;
        this.heard = heard;
        this.unknown = new HashSet<>(heard.unknown());
    }

    /** Reads the whole queue. */
    static Audit of(MessageQueue queue, Map<String, Integer> taken, Heard heard) {
        Audit audit = new Audit(taken, heard);
        for (MessageStatus status : MessageStatus.values()) {
            queue.messages(status, ALL).forEach(audit::look);
        }
        for (int number : heard.acknowledged()) {
            audit.demand(Traffic.text(number));
        }
        taken.keySet().stream()
                .filter(text -> !audit.stored.containsKey(text))
                .forEach(text -> audit.contradictions.add(text + ": sent, but not in the queue"));
        return audit;
    }

    Map<DuplicatePolicy, Score> scores() {
        return scores;
    }

    List<String> contradictions() {
        return contradictions;
    }

    int unknown() {
        return unknown.size();
    }

    private void look(QueuedMessage message) {
        String text = message.request().text();
        if (stored.put(text, message) != null) {
            contradictions.add(text + ": stored twice");
        }
        int copies = taken.getOrDefault(text, 0);
        MessageStatus status = message.progress().status();
        boolean parked = status == MessageStatus.UNKNOWN;
        // SENT without a copy is a lie, and PENDING for ever is not an answer.
        boolean lost = status == MessageStatus.SENT
                ? copies == 0
                : status == MessageStatus.PENDING || status == MessageStatus.CLAIMED;
        if (lost) {
            contradictions.add(text + ": " + message.progress() + ", but taken " + copies + " times");
        } else if (copies > 0 && status != MessageStatus.SENT && !parked) {
            contradictions.add(text + ": taken by the gateway, but " + message.progress());
        }
        if (parked) {
            unknown.add(message.id().value());
        }
        boolean resolved = !parked && heard.resolved().contains(message.id().value());
        add(text, new Score(1, lost ? 1 : 0, Math.max(0, copies - 1), parked ? 1 : 0, resolved ? 1 : 0));
    }

    private void demand(String text) {
        if (!stored.containsKey(text)) {
            contradictions.add(text + ": its enqueue was acknowledged, but it isn't in the queue");
            add(text, new Score(1, 1, 0, 0, 0));
        }
    }

    private void add(String text, Score score) {
        scores.merge(Traffic.policy(text), score, Score::plus);
    }
}

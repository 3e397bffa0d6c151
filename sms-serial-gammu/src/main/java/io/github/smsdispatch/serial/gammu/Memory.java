// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.serial.gammu;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** What this process knows of SMS that didn't end well, by sending id; the oldest are forgotten first. Thread-safe. */
final class Memory {

    private static final int MOST = 1_000;

    private final Map<String, Progress> known = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Progress> eldest) {
            return size() > MOST;
        }
    };

    synchronized void keep(String sendingId, Progress progress) {
        known.put(sendingId, progress);
    }

    synchronized void forget(String sendingId) {
        known.remove(sendingId);
    }

    synchronized <T> Optional<T> ask(String sendingId, Function<Progress, T> question) {
        return Optional.ofNullable(known.get(sendingId)).map(question);
    }

    /** The answer to a doubtful segment came after all. */
    synchronized void settle(Progress progress, int reference) {
        if (progress.doubtful) {
            progress.doubtful = false;
            progress.taken.add(reference);
        }
    }
}

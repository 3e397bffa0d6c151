// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.queue.jdbc;

import io.github.smsdispatch.api.queue.LateReport;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;

/** Joined reports that nobody was told of yet; the oldest are forgotten when nobody asks. Thread-safe. */
final class LateReports {

    private static final int MOST = 10_000;

    private final Deque<LateReport> waiting = new ArrayDeque<>();

    synchronized void addAll(Collection<LateReport> joined) {
        for (LateReport report : joined) {
            if (waiting.size() == MOST) {
                waiting.removeFirst();
            }
            waiting.addLast(report);
        }
    }

    synchronized List<LateReport> take() {
        List<LateReport> all = new ArrayList<>(waiting);
        waiting.clear();
        return all;
    }
}

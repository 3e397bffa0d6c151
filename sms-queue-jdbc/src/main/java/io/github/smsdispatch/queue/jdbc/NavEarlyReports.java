// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.queue.jdbc;

import io.github.smsdispatch.api.DeliveryReport;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Reports that came before their messages were marked, in memory because NAV's table has no place for them: those that
 * this process took last.
 */
final class NavEarlyReports {

    private static final int MOST = 1000;

    private final Map<String, DeliveryReport> bySendingId = new LinkedHashMap<>();

    /** False for what never matches. */
    synchronized boolean keep(DeliveryReport report) {
        if (!(report.about() instanceof DeliveryReport.BySendingId by)
                || NavReference.of(by.sendingId()).isEmpty()) {
            return false;
        }
        bySendingId.merge(by.sendingId(), report, NavEarlyReports::better);
        if (bySendingId.size() > MOST) {
            bySendingId.remove(bySendingId.keySet().iterator().next());
        }
        return true;
    }

    synchronized void forget(DeliveryReport report) {
        bySendingId.values().remove(report);
    }

    private static DeliveryReport better(DeliveryReport earlier, DeliveryReport later) {
        return later.status().supersedes(earlier.status()) ? later : earlier;
    }

    /** Takes those that may match now; a report for an id that is used again later must not be left. */
    synchronized <T> List<DeliveryReport> take(List<T> marked, Function<T, Optional<String>> sendingId) {
        if (bySendingId.isEmpty()) {
            return List.of();
        }
        List<DeliveryReport> taken = new ArrayList<>();
        marked.forEach(m -> sendingId.apply(m).stream()
                .flatMap(id -> Stream.ofNullable(bySendingId.remove(id)))
                .forEach(taken::add));
        return taken;
    }
}

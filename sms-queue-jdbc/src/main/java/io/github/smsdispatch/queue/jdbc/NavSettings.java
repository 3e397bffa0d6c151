// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.queue.jdbc;

import io.github.smsdispatch.api.DuplicatePolicy;
import io.github.smsdispatch.api.Grouping;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** What is the same for all rows of NAV's table. */
record NavSettings(
        String table,
        ZoneId zone,
        Grouping grouping,
        DuplicatePolicy policy,
        @Nullable Integer account) {

    /** As NAV writes the columns time and, of rows that are finished, timesent. */
    LocalDateTime local(Instant time) {
        return LocalDateTime.ofInstant(Times.storable(time), zone);
    }

    Instant instant(LocalDateTime local) {
        return Times.storable(local.atZone(zone).toInstant());
    }
}

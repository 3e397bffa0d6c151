// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.queue.jdbc;

import java.time.Duration;
import java.util.List;

/** How many messages one recipient may get within a window; 0 for any number. */
record RecipientCap(int most, Duration window) {

    static final RecipientCap NONE = new RecipientCap(0, Duration.ZERO);

    /** Checked where a user sets it. */
    static RecipientCap of(int most, Duration window) {
        if (most < 1) {
            throw new IllegalArgumentException("recipientCap: received " + most + " messages; allowed: 1 or more");
        }
        if (window.compareTo(Duration.ofSeconds(1)) < 0 || window.compareTo(Duration.ofDays(1)) > 0) {
            throw new IllegalArgumentException(
                    "recipientCap: received a window of " + window + "; allowed: PT1S to PT24H");
        }
        return new RecipientCap(most, window);
    }

    List<RecipientPace> pace(Sql sql) {
        return most == 0 ? List.of() : List.of(new RecipientPace(sql, most, window));
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ComplaintsTest {

    private final AtomicLong time = new AtomicLong(-5);
    private final Complaints complaints = new Complaints(time::get);

    @Test
    void theFirstOfAKindIsToldAtOnce() {
        assertThat(complaints.suppressed("a UNREACHABLE")).hasValue(0);
        assertThat(complaints.suppressed("b UNREACHABLE")).hasValue(0);
        assertThat(complaints.suppressed("a LOGIN_REFUSED")).hasValue(0);
    }

    @Test
    void furtherOnesAreCountedAndToldAfterAMinute() {
        complaints.suppressed("a UNREACHABLE");
        time.addAndGet(Duration.ofSeconds(59).toNanos());
        assertThat(complaints.suppressed("a UNREACHABLE")).isEmpty();
        assertThat(complaints.suppressed("a UNREACHABLE")).isEmpty();

        time.addAndGet(Duration.ofSeconds(1).toNanos());
        assertThat(complaints.suppressed("a UNREACHABLE")).hasValue(2);
        assertThat(complaints.suppressed("a UNREACHABLE")).isEmpty();
    }
}

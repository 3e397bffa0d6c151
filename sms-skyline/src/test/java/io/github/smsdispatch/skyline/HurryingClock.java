// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.skyline;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicLong;

/** A second later each time it is looked at, so that whoever rests for less never does. */
final class HurryingClock extends Clock {

    private final AtomicLong seconds = new AtomicLong();

    @Override
    public Instant instant() {
        return Instant.ofEpochSecond(seconds.incrementAndGet());
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}

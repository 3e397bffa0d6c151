// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.skyline;

import io.github.smsdispatch.skyline.Exchange.Failure;
import io.github.smsdispatch.skyline.Exchange.Kind;
import java.time.Clock;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** The device: at most so many requests at a time as the settings allow, in order of arrival. Parallel ones overwhelm it. */
final class Gateway implements AutoCloseable {

    private final SkylineHttp http;
    private final Access access;
    private final Semaphore turns;

    Gateway(SkylineSettings settings, Clock clock) {
        http = new SkylineHttp(settings);
        access = settings.security() == SkylineSettings.Security.ENCRYPTED
                ? new SessionAccess(settings, http, clock)
                : new PlainAccess(settings, http);
        turns = new Semaphore(settings.inFlight(), true);
    }

    Exchange call(GatewayRequest request, Deadline deadline) {
        try {
            if (!turns.tryAcquire(deadline.left().toNanos(), TimeUnit.NANOSECONDS)) {
                return new Failure(Kind.NO_TURN, "other requests to this gateway used up the time budget");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Failure(Kind.NO_TURN, "interrupted before anything was written");
        }
        try {
            return access.call(request, deadline);
        } finally {
            turns.release();
        }
    }

    @Override
    public void close() {
        http.close();
    }
}

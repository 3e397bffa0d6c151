// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.api;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/**
 * When a message that no dispatcher could take goes again: exponential, capped, spread by chance, per message. Only
 * {@link Outcome.Unavailable} is retried.
 *
 * @param first wait after the first attempt, before it is spread; 1 ms or longer
 * @param factor growth per attempt; 1 to 10
 * @param longest longest wait, before it is spread; not shorter than the first, at most 365 days
 * @param attempts how often a message is tried before it FAILS; 1 or more. Expiry is the better limit: an outage then
 *     harms nothing that is still wanted
 */
public record RetrySchedule(Duration first, double factor, Duration longest, int attempts) {

    /** As many attempts as fit before the message expires. */
    public static final int UNLIMITED = Integer.MAX_VALUE;

    private static final double SPREAD = 0.2;
    private static final Duration LIMIT = Duration.ofDays(365);

    /**
     * Checks the ranges.
     *
     * @throws IllegalArgumentException when one is out of its range
     */
    public RetrySchedule {
        check(factor >= 1 && factor <= 10, "factor", factor, "1 to 10");
        check(longest.compareTo(LIMIT) <= 0, "longest", longest, "at most 365 days");
        check(first.compareTo(Duration.ofMillis(1)) >= 0, "first", first, "1 ms or longer");
        check(longest.compareTo(first) >= 0, "longest", longest, "not shorter than first");
        check(attempts >= 1, "attempts", attempts, "1 or more");
    }

    /**
     * Gives the default.
     *
     * @return 5 s, doubled up to 10 minutes, without a limit of attempts
     */
    public static RetrySchedule standard() {
        return new RetrySchedule(Duration.ofSeconds(5), 2, Duration.ofMinutes(10), UNLIMITED);
    }

    /**
     * Tells whether an attempt was the last.
     *
     * @param attempt number of the attempt that just ended, from 1
     * @return true when the message must not go again
     */
    public boolean exhausted(int attempt) {
        return attempt >= attempts;
    }

    /**
     * Gives the wait after an attempt.
     *
     * @param attempt number of the attempt that just ended, from 1
     * @return the wait, up to a fifth shorter or longer by chance so that messages don't come back all at once
     */
    public Duration after(int attempt) {
        double grown = first.toMillis() * Math.pow(factor, Math.min(attempt - 1, 1_000));
        double capped = Math.min(grown, longest.toMillis());
        double chance = 1 + SPREAD * (2 * ThreadLocalRandom.current().nextDouble() - 1);
        return Duration.ofMillis(Math.max(1, Math.round(capped * chance)));
    }

    private static void check(boolean right, String what, Object received, String allowed) {
        if (!right) {
            throw new IllegalArgumentException(what + ": received " + received + "; allowed: " + allowed);
        }
    }
}

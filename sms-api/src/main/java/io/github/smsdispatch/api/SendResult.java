// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.api;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What came of sending one SMS.
 *
 * @param formatted what was, or would have been, put on the wire
 * @param outcome what is known now; with several attempts that of the last one
 * @param attempts every try in order, with its cause
 */
public record SendResult(FormattedSms formatted, Outcome outcome, List<Attempt> attempts) {

    /** Copies the list. */
    public SendResult {
        attempts = List.copyOf(attempts);
    }

    /**
     * Makes the result of a single try.
     *
     * @param dispatcher the dispatcher's name
     * @param formatted what was formatted
     * @param outcome what is known
     * @param took how long the try took
     * @return the result with one attempt
     */
    public static SendResult of(String dispatcher, FormattedSms formatted, Outcome outcome, Duration took) {
        return new SendResult(formatted, outcome, List.of(new Attempt(dispatcher, outcome, took)));
    }

    /**
     * Makes the result of a single try that wasn't timed.
     *
     * @param dispatcher the dispatcher's name
     * @param formatted what was formatted
     * @param outcome what is known
     * @return the result with one attempt
     */
    public static SendResult of(String dispatcher, FormattedSms formatted, Outcome outcome) {
        return of(dispatcher, formatted, outcome, Duration.ZERO);
    }

    /**
     * Puts earlier tries before this result's own.
     *
     * @param earlier what was tried before
     * @return this outcome with all attempts in order
     */
    public SendResult after(List<Attempt> earlier) {
        List<Attempt> all = new ArrayList<>(earlier);
        all.addAll(attempts);
        return new SendResult(formatted, outcome, all);
    }

    /**
     * Names the dispatcher of the last try.
     *
     * @return its name, empty when nothing was tried
     */
    public Optional<String> dispatcher() {
        return attempts.isEmpty()
                ? Optional.empty()
                : Optional.of(attempts.get(attempts.size() - 1).dispatcher());
    }

    /** Tells whether the SMS itself is settled, so that messages it did not carry are known to be untouched. */
    boolean settles() {
        return outcome instanceof Outcome.Accepted || outcome instanceof Outcome.Rejected;
    }

    /**
     * Offers the exception form.
     *
     * @return the outcome when it is {@link Outcome.Accepted}
     * @throws PermanentDispatcherException when it is a permanent {@link Outcome.Unavailable}
     * @throws DispatcherException when it is another {@link Outcome.Unavailable}
     * @throws SendFailedException when it is {@link Outcome.Rejected} or {@link Outcome.Unknown}
     */
    public Outcome.Accepted orThrow() {
        if (outcome instanceof Outcome.Accepted accepted) {
            return accepted;
        }
        if (outcome instanceof Outcome.Unavailable unavailable) {
            throw unavailable.permanent()
                    ? new PermanentDispatcherException(unavailable.describe())
                    : new DispatcherException(unavailable.describe());
        }
        throw new SendFailedException(this);
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.testkit.contract;

/**
 * What a queue may lack, because a foreign store has no place for it. What isn't named here every queue has. A queue that
 * lacks something refuses requests that ask for it, or says in its documentation what it does instead.
 */
public enum QueueFeature {
    /** A priority per message. */
    LANES("lanes"),
    /** A time from which on a message is worthless. */
    EXPIRY("expiry"),
    /** Keys that make a repeated enqueue harmless. */
    IDEMPOTENCY_KEYS("idempotency keys"),
    /** Messages that go one after the other. */
    ORDERING_KEYS("ordering keys"),
    /** Messages of which only the newest goes. */
    COLLAPSE_KEYS("collapse keys"),
    /** Tenants that take turns. */
    TENANTS("tenants"),
    /** A duplicate policy and a grouping per message, not one for the queue. */
    CHOICES_PER_MESSAGE("duplicate policy and grouping of a single message"),
    /** Texts and numbers as long as an SMS can have them. */
    EVERY_LENGTH("place for the longest texts and numbers"),
    /** Dispatcher, segments, detail and times of the last outcome. */
    OUTCOME_DETAILS("place for the details of an outcome"),
    /** Sending again under the old sending id, tied to a dispatcher. */
    REPEATS("repeats under the old sending id"),
    /** Delivery reports that are stored with their messages. */
    REPORTS("place for delivery reports");

    private final String words;

    QueueFeature(String words) {
        this.words = words;
    }

    String missing() {
        return "this queue has no " + words;
    }
}

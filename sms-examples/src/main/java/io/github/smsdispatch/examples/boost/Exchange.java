// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.examples.boost;

import io.github.smsdispatch.api.UnknownReason;

/** What came of one HTTP request. */
sealed interface Exchange {

    /** An answer; {@code retryAfter} is that header's value, empty when there is none. */
    record Answer(int status, String retryAfter, SoapAnswer soap) implements Exchange {}

    /** Not one byte of the message has left, or ever will. */
    record NotSent(String why) implements Exchange {}

    /** The message may have arrived. */
    record Lost(UnknownReason reason, String why) implements Exchange {}
}

// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.api.text;

/** What may be done with a text that needs more segments than it may have; tried in the order that the caller gives. */
public enum OverBudget {
    /** Replace characters outside of the GSM alphabet, if fewer segments are needed then. */
    TRANSLITERATE,
    /** Shorten it between graphemes, and show that with an ellipsis. Always makes it fit. */
    TRUNCATE,
    /** Do not send it. Also what happens when no step made it fit. */
    REJECT,
    /** Make several SMS of it, each within the budget, with nothing lost: {@link TextPlan#messages()}. */
    SPLIT
}

// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.api;

/**
 * What is found out about an SMS whose outcome was unknown.
 *
 * @param verdict what to do with it
 * @param dispatcher who says so; an operator's decision names the operator
 * @param detail the evidence in one line, without secrets
 */
public record Resolution(Verdict verdict, String dispatcher, String detail) {

    /** What is known now. */
    public enum Verdict {
        /** The transport has it, or had it. */
        ACCEPTED,
        /** It certainly was never taken: it may be sent anywhere. */
        NOT_ACCEPTED,
        /**
         * It may have been taken, but the transport would refuse a second copy under the same sending id: it may be
         * sent again through this dispatcher with this id, and nowhere else.
         */
        REPEATABLE,
        /** Nothing is known yet. */
        UNDECIDED
    }
}

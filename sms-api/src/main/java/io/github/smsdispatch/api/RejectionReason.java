// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.api;

/** Why a transport refused a message for good. */
public enum RejectionReason {
    /** The recipient's number is none that the transport can reach. */
    INVALID_RECIPIENT,
    /** The text or its options can't be sent by this transport. */
    INVALID_CONTENT,
    /** The SMS needs more segments than the transport takes. */
    TOO_LONG,
    /** The recipient or the content is barred. */
    BLOCKED,
    /** A definite refusal of another kind; see the code. */
    OTHER
}

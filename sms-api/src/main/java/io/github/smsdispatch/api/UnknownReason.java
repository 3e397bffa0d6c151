// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.api;

/** What is missing for a definite outcome. */
public enum UnknownReason {
    /** The request went out, no answer came in time. */
    NO_ANSWER,
    /** The connection broke after the first byte of the request was written. */
    CONNECTION_LOST,
    /** An answer came that isn't the transport's. */
    UNREADABLE_ANSWER,
    /** The transport says that it failed, but not whether it took the SMS before. */
    TRANSPORT_ERROR,
    /** The thread was interrupted after the first byte was written. */
    INTERRUPTED,
    /** The worker that had claimed the message is gone. */
    WORKER_LOST,
    /** The dispatcher threw something that says nothing about the SMS. */
    DISPATCHER_FAILED
}

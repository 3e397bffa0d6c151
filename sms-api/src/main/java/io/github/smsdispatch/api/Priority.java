// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.api;

/** The lane of a message in the queue: all due messages of a lane go before those of the next. */
public enum Priority {
    /** Overtakes everything: one-time codes, alarms. */
    URGENT,
    /** The default. */
    NORMAL,
    /** Goes when nothing else waits: campaigns. */
    BULK
}

// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.examples.smsd;

/** What happens to a message at its retry limit. The words are NAV's. */
enum LimitAction {
    /** It is given up; nothing happens to the others. */
    IGNORE,
    /** The daemon stops; the message stays in the queue. */
    SHUTDOWN
}

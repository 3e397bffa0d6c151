// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.skyline;

import io.github.smsdispatch.api.Posting;
import org.jspecify.annotations.Nullable;

/**
 * One SMS as the gateway gets it: one recipient, at most one port.
 *
 * @param tid its id, positive 32-bit
 * @param posting whether it may have been posted under this id before
 * @param from the port; null when the device chooses
 * @param to the recipient as the gateway wants it
 * @param text what goes on the air
 * @param segments count of segments
 */
record Task(long tid, Posting posting, @Nullable String from, String to, String text, int segments) {

    @Override
    public String toString() {
        return "Task[" + tid + ", from=" + from + ", " + segments + " segments]";
    }
}

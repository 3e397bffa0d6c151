// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.skyline;

/**
 * A task that waits in the gateway. Finished tasks are not listed anywhere.
 *
 * @param sendingId its id, in decimal
 * @param state whether it goes on
 * @param ports the ports it asked for, empty when the device chooses
 * @param recipients its recipients as posted, joined by commas; {@link #toString()} hides them
 */
public record SkylineTask(String sendingId, State state, String ports, String recipients) {

    /** What a waiting task does. */
    public enum State {
        /** Waits for its turn. */
        QUEUED,
        /** Was paused. */
        SUSPENDED,
        /** Something else. */
        UNKNOWN
    }

    @Override
    public String toString() {
        return "SkylineTask[" + sendingId + ", " + state + ", ports=" + ports + "]";
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.testkit.contract;

import java.time.Duration;
import java.util.OptionalInt;
import java.util.Set;

/** The peer of the dispatcher under test: a simulator, a scripted server, a trap. */
public interface GatewayFixture {

    /**
     * Names what it can do. Tests of other situations are skipped, visibly.
     *
     * @return the situations that {@link #arrange} takes
     */
    Set<Situation> offers();

    /**
     * Puts the peer into a situation, in which it stays.
     *
     * @param situation one of those offered
     */
    void arrange(Situation situation);

    /**
     * Counts what reached the peer.
     *
     * @return requests to send that were read since the fixture was made; empty when it can't count
     */
    OptionalInt requestsSeen();

    /**
     * Waits until a request reached the peer. Blocks.
     *
     * @param atMost how long to wait
     * @return whether one did; false when it can't tell
     * @throws InterruptedException when the caller is interrupted
     */
    boolean awaitRequest(Duration atMost) throws InterruptedException;
}

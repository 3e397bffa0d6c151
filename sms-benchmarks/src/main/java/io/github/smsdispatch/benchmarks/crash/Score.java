// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.benchmarks.crash;

/**
 * What a campaign found for one duplicate policy.
 *
 * @param messages whose enqueue was acknowledged, or that were stored all the same
 * @param lost acknowledged, and now neither taken by the gateway nor in a state that admits it
 * @param doubled copies beyond the first
 * @param parked UNKNOWN at the end
 * @param resolved were UNKNOWN and were cleared up, or sent again as the policy says
 */
record Score(int messages, int lost, int doubled, int parked, int resolved) {

    static final Score NONE = new Score(0, 0, 0, 0, 0);

    Score plus(Score other) {
        return new Score(
                messages + other.messages,
                lost + other.lost,
                doubled + other.doubled,
                parked + other.parked,
                resolved + other.resolved);
    }
}

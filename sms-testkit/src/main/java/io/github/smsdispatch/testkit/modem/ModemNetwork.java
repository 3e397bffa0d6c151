// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.testkit.modem;

import io.github.smsdispatch.tpdu.Submit;

/** Decides what becomes of each segment. Called on the simulator's threads; must not block. */
@FunctionalInterface
public interface ModemNetwork {

    /**
     * Decides about one segment.
     *
     * @param segment what is about to be sent
     * @return its fate
     */
    ModemFate fateOf(Submit segment);

    /**
     * Makes a network on which everything arrives.
     *
     * @return the network used when nothing else is said
     */
    static ModemNetwork everythingArrives() {
        return segment -> new ModemFate.Delivered();
    }
}

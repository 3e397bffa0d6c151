// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.testkit.skyline;

/** Decides what becomes of each SMS. Called on the simulator's network thread; must not block. */
@FunctionalInterface
public interface NetworkScript {

    /**
     * Decides about one SMS.
     *
     * @param sms the SMS that a port is about to send
     * @return its fate
     */
    Fate fateOf(AcceptedSms sms);

    /**
     * Makes a network on which everything arrives.
     *
     * @return the script used when nothing else is said
     */
    static NetworkScript everythingArrives() {
        return sms -> new Fate.Delivered();
    }
}

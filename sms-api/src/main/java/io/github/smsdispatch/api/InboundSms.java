// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.api;

import java.time.Instant;

/**
 * An SMS that somebody sent to one of our SIMs.
 *
 * @param dispatcher which dispatcher's transport received it
 * @param key the same for a repeated push or pull of the same SMS, so that a receiver can drop it
 * @param from the sender as the network gave it: a number or a name
 * @param to our own number, empty when the transport doesn't know it
 * @param text what it says
 * @param at when it was received, by the transport's clock
 */
public record InboundSms(String dispatcher, String key, String from, String to, String text, Instant at) {

    @Override
    public String toString() {
        return "InboundSms[" + dispatcher + ", key=" + key + ", " + text.length() + " characters]";
    }
}

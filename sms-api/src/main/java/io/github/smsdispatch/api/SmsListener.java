// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.api;

/**
 * Hears every step of every message. Called on the thread that did the step, concurrently; must return quickly. What it
 * throws is logged and harms nothing.
 */
@FunctionalInterface
public interface SmsListener {

    /**
     * Takes one step.
     *
     * @param event what happened
     */
    void on(SmsEvent event);

    /**
     * Adds a second listener.
     *
     * @param next heard after this one, even if this one throws
     * @return both
     */
    default SmsListener andThen(SmsListener next) {
        return event -> {
            try {
                on(event);
            } finally {
                next.on(event);
            }
        };
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.examples.appointments;

/** Work that is due again and again. Safe to call twice, and on several nodes at once. */
@FunctionalInterface
interface Run {

    /** Does what is due. Gives how many SMS went into the queue. */
    int now();
}

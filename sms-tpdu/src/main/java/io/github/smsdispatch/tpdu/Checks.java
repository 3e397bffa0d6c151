// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.tpdu;

/** Refuses values that no field can hold. */
final class Checks {

    private Checks() {}

    static int octet(String what, int value) {
        return inRange(what, value, 0, 0xFF);
    }

    static int inRange(String what, int value, int min, int max) {
        if (value < min || value > max) {
            throw new IllegalArgumentException(what + ": received " + value + "; allowed: " + min + " to " + max);
        }
        return value;
    }
}

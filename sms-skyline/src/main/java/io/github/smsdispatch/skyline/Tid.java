// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.skyline;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.OptionalLong;

/**
 * Task ids: positive 32-bit numbers. Devices echo them as number or string and some let them wrap to negative, so they
 * are compared modulo 2^32.
 */
final class Tid {

    private static final long MODULUS = 1L << 32;

    private Tid() {}

    /** The id behind a sending id, empty when it is none that a device can hold. */
    static OptionalLong of(String sendingId) {
        if (sendingId.length() > 10 || !sendingId.chars().allMatch(c -> c >= '0' && c <= '9') || sendingId.isEmpty()) {
            return OptionalLong.empty();
        }
        long value = Long.parseLong(sendingId);
        return value >= 1 && value <= Integer.MAX_VALUE ? OptionalLong.of(value) : OptionalLong.empty();
    }

    /** An echoed id modulo 2^32, empty when it is no whole number. */
    static OptionalLong echoed(JsonNode node) {
        OptionalLong value = Json.whole(node);
        return value.isPresent() ? OptionalLong.of(Math.floorMod(value.getAsLong(), MODULUS)) : value;
    }
}

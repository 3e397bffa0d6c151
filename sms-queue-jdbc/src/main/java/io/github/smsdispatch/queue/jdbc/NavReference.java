// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.queue.jdbc;

import java.util.OptionalInt;

/** Sending ids as NAV's column holds them: whole numbers of 31 bits. */
final class NavReference {

    private NavReference() {}

    static OptionalInt of(String sendingId) {
        boolean digits = !sendingId.isEmpty()
                && sendingId.length() <= 10
                && sendingId.chars().allMatch(c -> c >= '0' && c <= '9');
        if (!digits) {
            return OptionalInt.empty();
        }
        long number = Long.parseLong(sendingId);
        return number <= Integer.MAX_VALUE ? OptionalInt.of((int) number) : OptionalInt.empty();
    }
}

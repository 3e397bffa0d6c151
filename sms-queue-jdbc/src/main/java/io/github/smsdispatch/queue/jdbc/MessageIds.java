// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.queue.jdbc;

import io.github.smsdispatch.api.MessageId;
import java.util.OptionalLong;

/** Message ids of this queue are the decimal row ids; any other id names no row. */
final class MessageIds {

    private MessageIds() {}

    static OptionalLong row(MessageId id) {
        return row(id.value());
    }

    static OptionalLong row(String id) {
        try {
            long row = Long.parseLong(id);
            return Long.toString(row).equals(id) ? OptionalLong.of(row) : OptionalLong.empty();
        } catch (NumberFormatException e) {
            return OptionalLong.empty();
        }
    }
}

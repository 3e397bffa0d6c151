// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.queue.jdbc;

import io.github.smsdispatch.api.MessageId;
import java.util.OptionalLong;

/** Message ids of this queue are the decimal row ids; any other id names no row. */
final class MessageIds {

    private MessageIds() {}

    static OptionalLong row(MessageId id) {
        try {
            long row = Long.parseLong(id.value());
            return Long.toString(row).equals(id.value()) ? OptionalLong.of(row) : OptionalLong.empty();
        } catch (NumberFormatException e) {
            return OptionalLong.empty();
        }
    }
}

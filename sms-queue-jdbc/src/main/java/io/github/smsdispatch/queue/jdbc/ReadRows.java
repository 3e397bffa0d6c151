// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.queue.jdbc;

import io.github.smsdispatch.api.queue.QueueException;
import io.github.smsdispatch.api.queue.QueuedMessage;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Rows that could be read, and the rest, so that one bad row doesn't hold up the good ones. */
record ReadRows(List<QueuedMessage> messages, List<UnreadableRowException> unreadable) {

    static ReadRows none() {
        return new ReadRows(new ArrayList<>(), new ArrayList<>());
    }

    static ReadRows all(ResultSet rows, Times times) throws SQLException {
        ReadRows read = none();
        while (rows.next()) {
            read.add(rows, times);
        }
        return read;
    }

    void add(ResultSet rows, Times times) throws SQLException {
        try {
            messages.add(MessageRow.read(rows, times));
        } catch (UnreadableRowException e) {
            unreadable.add(e);
        }
    }

    /** For callers to whom a missing message would be a lie. */
    List<QueuedMessage> orThrow() {
        if (!unreadable.isEmpty()) {
            UnreadableRowException first = unreadable.get(0);
            throw new QueueException(first.text(), first);
        }
        return messages;
    }
}

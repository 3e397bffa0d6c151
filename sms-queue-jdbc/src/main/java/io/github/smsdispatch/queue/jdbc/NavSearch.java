// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.queue.jdbc;

import io.github.smsdispatch.api.Priority;
import io.github.smsdispatch.api.queue.MessageFilter;
import io.github.smsdispatch.api.queue.QueuedMessage;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** Finds rows of NAV's table by a filter. No row has a tenant, a dispatcher, or a priority but NORMAL. */
record NavSearch(NavTable table) {

    List<QueuedMessage> messages(Connection connection, MessageFilter filter, int limit) throws SQLException {
        OptionalLong after = filter.after().map(MessageIds::row).orElse(OptionalLong.of(0));
        boolean none = after.isEmpty()
                || filter.tenant().isPresent()
                || filter.dispatcher().isPresent()
                || filter.priority().filter(p -> p != Priority.NORMAL).isPresent();
        if (none || limit < 1) {
            return List.of();
        }
        List<Object> values = new ArrayList<>();
        StringBuilder condition = new StringBuilder(NavLedger.SQL_STATUS + " = ANY (CAST(? AS text[])) AND id > ?");
        values.add(connection.createArrayOf(
                "text", filter.statuses().stream().map(NavDesk::code).toArray()));
        values.add(after.getAsLong());
        filter.recipient().ifPresent(phone -> {
            condition.append(" AND phone = ?");
            values.add(phone.value());
        });
        filter.enqueuedFrom().ifPresent(from -> {
            condition.append(" AND time >= ?");
            values.add(table.settings().local(from));
        });
        filter.enqueuedBefore().ifPresent(before -> {
            condition.append(" AND time < ?");
            values.add(table.settings().local(before));
        });
        values.add(limit);
        return page(connection, condition + " ORDER BY id LIMIT ?", values);
    }

    // A page of rows that can't be read isn't the last one.
    private List<QueuedMessage> page(Connection connection, String condition, List<Object> values) throws SQLException {
        List<NavRow> rows = table.select(connection, condition, values.toArray());
        List<QueuedMessage> messages = table.messages(rows);
        while (messages.isEmpty() && !rows.isEmpty()) {
            values.set(1, rows.get(rows.size() - 1).id());
            rows = table.select(connection, condition, values.toArray());
            messages = table.messages(rows);
        }
        return messages;
    }
}

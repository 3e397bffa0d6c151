// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.queue.jdbc;

import io.github.smsdispatch.api.queue.MessageFilter;
import io.github.smsdispatch.api.queue.MessageStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A filter as a condition.
 *
 * @param condition begins with a criterion and ends with one
 * @param values of its places, in order
 */
record FilterSql(String condition, List<Object> values) {

    static FilterSql of(MessageFilter filter, Set<MessageStatus> statuses) {
        List<String> criteria = new ArrayList<>();
        List<Object> values = new ArrayList<>();
        criteria.add(statusIn(statuses));
        add(criteria, values, "recipient = ?", filter.recipient().map(r -> r.value()));
        add(criteria, values, "tenant = ?", filter.tenant());
        add(criteria, values, "dispatcher = ?", filter.dispatcher());
        add(criteria, values, "priority = ?", filter.priority().map(Codes::of));
        add(criteria, values, "enqueued_at >= ?", filter.enqueuedFrom());
        add(criteria, values, "enqueued_at < ?", filter.enqueuedBefore());
        // Behind the id of another queue, there is nothing.
        add(
                criteria,
                values,
                "id > ?",
                filter.after().map(id -> MessageIds.row(id).orElse(Long.MAX_VALUE)));
        return new FilterSql(String.join(" AND ", criteria), List.copyOf(values));
    }

    private static void add(List<String> criteria, List<Object> values, String criterion, Optional<?> value) {
        if (value.isPresent()) {
            criteria.add(criterion);
            values.add(value.get());
        }
    }

    /** The letters stand in the text: none of them comes from outside. */
    static String statusIn(Set<MessageStatus> statuses) {
        return statuses.stream()
                .sorted()
                .map(status -> "'" + Codes.of(status) + "'")
                .collect(Collectors.joining(", ", "status IN (", ")"));
    }

    /** The values with others around them. */
    Object[] valuesBetween(List<?> before, List<?> behind) {
        List<Object> all = new ArrayList<>(before);
        all.addAll(values);
        all.addAll(behind);
        return all.toArray();
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.queue.jdbc;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a claim takes from the head of those that are ready.
 *
 * @param rows the rows it removes
 * @param ids their messages, as many as were wanted, each once: an edit by hand may have made one ready twice
 * @param rest what it leaves of the last row
 */
record Cut(List<ReadyRow> rows, List<Long> ids, Optional<ReadyRow> rest) {

    static Cut of(List<ReadyRow> head, int limit) {
        List<ReadyRow> rows = new ArrayList<>();
        Set<Long> ids = new LinkedHashSet<>();
        Optional<ReadyRow> rest = Optional.empty();
        for (ReadyRow row : head) {
            int room = limit - ids.size();
            if (room <= 0) {
                break;
            }
            rows.add(row);
            if (row.messages() <= room) {
                ids.addAll(row.ids());
            } else {
                ids.addAll(row.ids().subList(0, room));
                rest = Optional.of(row.part(row.id() + room, row.messages() - room));
            }
        }
        return new Cut(rows, List.copyOf(ids), rest);
    }
}

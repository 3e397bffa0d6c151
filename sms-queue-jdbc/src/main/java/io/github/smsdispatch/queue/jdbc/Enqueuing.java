// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.queue.jdbc;

import io.github.smsdispatch.api.DuplicatePolicy;
import io.github.smsdispatch.api.SmsRequest;
import io.github.smsdispatch.api.queue.Enqueued;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Stores requests in chunks, so that a batch of any size needs the memory of one chunk beside its answers. */
record Enqueuing(MessageInsert insert, WorkNotice notice, DuplicatePolicy defaultPolicy) {

    private static final int CHUNK = 1000;

    List<Enqueued> enqueue(Connection connection, List<SmsRequest> requests, Instant now) throws SQLException {
        List<Enqueued> answers = new ArrayList<>(requests.size());
        for (int from = 0; from < requests.size(); from += CHUNK) {
            List<NewMessage> chunk = requests.subList(from, Math.min(from + CHUNK, requests.size())).stream()
                    .map(request -> NewMessage.of(request, defaultPolicy, now))
                    .toList();
            answers.addAll(insert.insert(connection, chunk, now));
        }
        notice.give(connection);
        return List.copyOf(answers);
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.queue.jdbc;

import io.github.smsdispatch.api.DuplicatePolicy;
import io.github.smsdispatch.api.Grouping;
import io.github.smsdispatch.api.SmsRequest;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A message that is about to be stored, in the words of the table. */
record NewMessage(
        String recipient,
        String body,
        int severity,
        int priority,
        boolean digest,
        String policy,
        @Nullable String key,
        @Nullable String orderingKey,
        @Nullable String collapseKey,
        @Nullable String tenant,
        @Nullable Instant notBefore,
        @Nullable Instant expiresAt,
        @Nullable Instant nextAttemptAt) {

    static NewMessage of(SmsRequest request, DuplicatePolicy defaultPolicy, Instant now) {
        Instant notBefore = request.notBefore().map(Times::storable).orElse(null);
        return new NewMessage(
                request.to().value(),
                request.text(),
                request.severity(),
                Codes.of(request.priority()),
                request.grouping() == Grouping.DIGEST,
                Codes.of(request.duplicatePolicy().orElse(defaultPolicy)),
                request.idempotencyKey()
                        .map(key -> Widths.exact("idempotencyKey", key, SmsRequest.LONGEST_KEY))
                        .orElse(null),
                request.orderingKey().orElse(null),
                request.collapseKey().orElse(null),
                request.tenant().orElse(null),
                notBefore,
                request.expiresAt().map(Times::storable).orElse(null),
                wakesAt(request, notBefore, now));
    }

    /** One that must keep an order begins by waiting, for the one place that knows whose turn it is. */
    private static @Nullable Instant wakesAt(SmsRequest request, @Nullable Instant notBefore, Instant now) {
        if (notBefore != null && notBefore.isAfter(now)) {
            return notBefore;
        }
        return request.orderingKey().isPresent() ? now : null;
    }

    boolean ready() {
        return nextAttemptAt == null;
    }
}

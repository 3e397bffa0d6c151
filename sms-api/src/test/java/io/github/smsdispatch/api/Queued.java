// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.api;

import io.github.smsdispatch.api.queue.MessageStatus;
import io.github.smsdispatch.api.queue.QueuedMessage;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Builds claimed messages for tests. */
final class Queued {

    private final long id;
    private String to = "+4712345678";
    private String text = "hello";
    private int severity = 3;
    private Grouping grouping = Grouping.SEPARATE;
    private Posting posting = Posting.FIRST;
    private int attempts = 1;
    private @Nullable String sendingId;
    private @Nullable String only;

    private Queued(long id) {
        this.id = id;
    }

    static Queued message(long id) {
        return new Queued(id);
    }

    Queued to(String number) {
        to = number;
        return this;
    }

    Queued text(String words) {
        text = words;
        return this;
    }

    Queued severity(int level) {
        severity = level;
        return this;
    }

    Queued digest() {
        grouping = Grouping.DIGEST;
        return this;
    }

    Queued repeat() {
        posting = Posting.REPEAT;
        return this;
    }

    Queued attempts(int count) {
        attempts = count;
        return this;
    }

    Queued sendingId(String known) {
        sendingId = known;
        return this;
    }

    Queued only(String dispatcher) {
        only = dispatcher;
        return this;
    }

    QueuedMessage build() {
        SmsRequest request = SmsRequest.builder(PhoneNumber.of(to), text)
                .severity(severity)
                .grouping(grouping)
                .duplicatePolicy(DuplicatePolicy.RESOLVE_FIRST)
                .build();
        return new QueuedMessage(
                MessageId.of(id),
                request,
                Instant.EPOCH,
                new QueuedMessage.Progress(
                        MessageStatus.CLAIMED,
                        attempts,
                        posting,
                        null,
                        only,
                        sendingId,
                        0,
                        "",
                        Instant.EPOCH,
                        Instant.EPOCH),
                new QueuedMessage.Delivery(DeliveryStatus.PENDING, null, ""));
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.queue.jdbc;

import io.github.smsdispatch.api.DeliveryStatus;
import io.github.smsdispatch.api.DuplicatePolicy;
import io.github.smsdispatch.api.Posting;
import io.github.smsdispatch.api.Priority;
import io.github.smsdispatch.api.queue.MessageStatus;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** How enums stand in the tables. Written out, so that a reordered enum can't change what stored rows mean. */
final class Codes {

    // values() makes a copy each time, and a claim reads five of them in every row.
    private static final MessageStatus[] STATUSES = MessageStatus.values();
    private static final DuplicatePolicy[] POLICIES = DuplicatePolicy.values();
    private static final Posting[] POSTINGS = Posting.values();
    private static final DeliveryStatus[] DELIVERIES = DeliveryStatus.values();
    private static final Priority[] PRIORITIES = Priority.values();

    private Codes() {}

    static String of(MessageStatus status) {
        return switch (status) {
            case PENDING -> "P";
            case CLAIMED -> "C";
            case SENT -> "S";
            case FAILED -> "F";
            case UNKNOWN -> "U";
            case IGNORED -> "I";
            case CANCELLED -> "X";
            case EXPIRED -> "E";
        };
    }

    static String of(DuplicatePolicy policy) {
        return switch (policy) {
            case RESOLVE_FIRST -> "R";
            case AT_LEAST_ONCE -> "L";
            case AT_MOST_ONCE -> "M";
        };
    }

    static String of(Posting posting) {
        return posting == Posting.FIRST ? "F" : "R";
    }

    static String of(DeliveryStatus status) {
        return switch (status) {
            case PENDING -> "P";
            case ON_NETWORK -> "N";
            case UNDELIVERED -> "U";
            case EXPIRED -> "E";
            case DELIVERED -> "D";
        };
    }

    static int of(Priority priority) {
        return switch (priority) {
            case URGENT -> 1;
            case NORMAL -> 2;
            case BULK -> 3;
        };
    }

    static MessageStatus status(@Nullable String code) {
        return find(STATUSES, Codes::of, code);
    }

    static DuplicatePolicy policy(@Nullable String code) {
        return find(POLICIES, Codes::of, code);
    }

    static Posting posting(@Nullable String code) {
        return find(POSTINGS, Codes::of, code);
    }

    static DeliveryStatus delivery(@Nullable String code) {
        return find(DELIVERIES, Codes::of, code);
    }

    static Priority priority(int code) {
        return find(PRIORITIES, Codes::of, code);
    }

    private static <E, C> E find(E[] values, Function<E, C> codeOf, @Nullable C code) {
        for (E value : values) {
            if (codeOf.apply(value).equals(code)) {
                return value;
            }
        }
        throw new IllegalArgumentException("unknown code");
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.queue.jdbc;

import io.github.smsdispatch.api.DeliveryStatus;
import io.github.smsdispatch.api.DuplicatePolicy;
import io.github.smsdispatch.api.Posting;
import io.github.smsdispatch.api.Priority;
import io.github.smsdispatch.api.queue.MessageStatus;
import java.util.Arrays;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** How enums stand in the tables. Written out, so that a reordered enum can't change what stored rows mean. */
final class Codes {

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
        return find(MessageStatus.values(), Codes::of, code);
    }

    static DuplicatePolicy policy(@Nullable String code) {
        return find(DuplicatePolicy.values(), Codes::of, code);
    }

    static Posting posting(@Nullable String code) {
        return find(Posting.values(), Codes::of, code);
    }

    static DeliveryStatus delivery(@Nullable String code) {
        return find(DeliveryStatus.values(), Codes::of, code);
    }

    static Priority priority(int code) {
        return find(Priority.values(), Codes::of, code);
    }

    private static <E, C> E find(E[] values, Function<E, C> codeOf, @Nullable C code) {
        return Arrays.stream(values)
                .filter(v -> codeOf.apply(v).equals(code))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("unknown code"));
    }
}

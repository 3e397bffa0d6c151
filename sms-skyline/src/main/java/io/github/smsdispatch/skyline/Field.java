// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.skyline;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Locale;
import java.util.OptionalLong;

/** Reads fields of pushes, with errors that name them. */
final class Field {

    private static final long YEAR_2000 = 946_684_800L;
    private static final long YEAR_2100 = 4_102_444_800L;

    private Field() {}

    static JsonNode array(JsonNode node, String path) throws BadPushException {
        if (!node.isArray()) {
            throw new BadPushException(path, kind(node), "an array");
        }
        return node;
    }

    /** A text; numbers are taken as their digits. */
    static String text(JsonNode node, String path) throws BadPushException {
        if (node.isTextual() || node.isIntegralNumber()) {
            return node.asText();
        }
        throw new BadPushException(path, kind(node), "a text");
    }

    static long whole(JsonNode node, String path) throws BadPushException {
        OptionalLong value = Json.whole(node);
        if (value.isEmpty()) {
            throw new BadPushException(path, kind(node), "a whole number");
        }
        return value.getAsLong();
    }

    /** A device without the right time is no reason to lose a report: then it happened now. */
    static Instant time(JsonNode node, Instant now) {
        long seconds = Json.whole(node).orElse(0);
        return seconds >= YEAR_2000 && seconds <= YEAR_2100 ? Instant.ofEpochSecond(seconds) : now;
    }

    static String kind(JsonNode node) {
        return switch (node.getNodeType()) {
            case MISSING -> "nothing";
            case STRING -> "a text of " + node.textValue().length() + " characters";
            default -> "JSON " + node.getNodeType().name().toLowerCase(Locale.ROOT);
        };
    }
}

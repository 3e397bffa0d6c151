// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.examples.appointments.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The fields of a JSON object, each checked as it is read. */
public final class Fields {

    private final JsonNode node;
    private final Set<String> read = new HashSet<>();

    /** Reads an object. */
    public Fields(JsonNode node) {
        this.node = node;
    }

    /** Gives a text that may be missing. */
    public Optional<String> text(String name, int longest) {
        read.add(name);
        JsonNode value = node.path(name);
        if (value.isMissingNode() || value.isNull()) {
            return Optional.empty();
        }
        if (!value.isTextual()) {
            throw Problem.badField(name, "no text", "a text");
        }
        String text = value.textValue().strip();
        if (text.isEmpty() || text.length() > longest) {
            throw Problem.badField(name, text.length() + " characters", "1 to " + longest + " characters");
        }
        return Optional.of(text);
    }

    /** Gives a text that must be there. */
    public String required(String name, int longest) {
        return text(name, longest)
                .orElseThrow(() -> Problem.badField(name, "nothing", "1 to " + longest + " characters"));
    }

    /** Gives a whole number that may be missing. */
    public Optional<Integer> integer(String name, int least, int most) {
        read.add(name);
        JsonNode value = node.path(name);
        if (value.isMissingNode() || value.isNull()) {
            return Optional.empty();
        }
        if (!value.canConvertToInt()
                || !value.isIntegralNumber()
                || value.intValue() < least
                || value.intValue() > most) {
            throw Problem.badField(name, "'" + shown(value) + "'", least + " to " + most);
        }
        return Optional.of(value.intValue());
    }

    /** Gives an amount that may be missing. */
    public Optional<BigDecimal> amount(String name) {
        read.add(name);
        JsonNode value = node.path(name);
        if (value.isMissingNode() || value.isNull()) {
            return Optional.empty();
        }
        BigDecimal amount = value.isNumber() ? value.decimalValue() : BigDecimal.valueOf(-1);
        if (amount.signum() < 0 || amount.compareTo(BigDecimal.valueOf(1000)) > 0 || amount.scale() > 6) {
            throw Problem.badField(name, "'" + shown(value) + "'", "0 to 1000, at most 6 decimals");
        }
        return Optional.of(amount);
    }

    /** Gives an object of texts, which must be there. */
    public Map<String, String> texts(String name, int longest) {
        read.add(name);
        if (!node.path(name).isObject() || node.path(name).isEmpty()) {
            throw Problem.badField(name, "nothing", "an object of texts");
        }
        Fields inner = new Fields(node.path(name));
        Map<String, String> texts = new LinkedHashMap<>();
        for (Iterator<String> names = node.path(name).fieldNames(); names.hasNext(); ) {
            String key = names.next();
            texts.put(key, inner.required(key, longest));
        }
        return texts;
    }

    /** Refuses what nobody has read: a misspelt field would otherwise be ignored. */
    public void refuseOthers() {
        for (Iterator<String> names = node.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            if (!read.contains(name)) {
                throw Problem.badField(
                        "body", "the unknown field '" + abbreviated(name) + "'", String.join(", ", read));
            }
        }
    }

    private static String shown(JsonNode value) {
        return abbreviated(value.asText(value.getNodeType().name()));
    }

    private static String abbreviated(String text) {
        return text.length() > 30 ? text.substring(0, 30) + "..." : text;
    }
}

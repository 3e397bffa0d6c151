// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.skyline;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.StringWriter;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads JSON of devices: forgiving about types as they are, unforgiving about everything ambiguous. */
final class Json {

    /** Longest body that is read, in bytes, of replies and pushes alike. */
    static final int MAX_BYTES = 1 << 20;

    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(50)
                            .maxNumberLength(100)
                            .maxStringLength(MAX_BYTES)
                            .build())
                    // Two "code" keys would let the reader choose what the device said.
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private static final Pattern WHOLE = Pattern.compile("\\s*(-?[0-9]{1,18})\\s*");
    private static final int MOST_DIGITS = 9;

    private Json() {}

    static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    static String write(JsonNode node) {
        try {
            return MAPPER.writeValueAsString(node);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a JSON tree can't be written", e);
        }
    }

    /** Writes without a tree in between: a post holds hundreds of fields. */
    static String write(Writing writing) {
        StringWriter text = new StringWriter(1 << 14);
        try (JsonGenerator json = MAPPER.createGenerator(text)) {
            writing.to(json);
        } catch (IOException e) {
            throw new IllegalStateException("a text can't be written", e);
        }
        return text.toString();
    }

    /** Something that writes itself as JSON. */
    interface Writing {

        void to(JsonGenerator json) throws IOException;
    }

    /** Empty for everything that isn't one JSON object. */
    static Optional<ObjectNode> readObject(String text) {
        try {
            return MAPPER.readTree(withoutTail(text)) instanceof ObjectNode object
                    ? Optional.of(object)
                    : Optional.empty();
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    /** A whole number, written as number or string. */
    static OptionalLong whole(JsonNode node) {
        if (node.isIntegralNumber() && node.canConvertToLong()) {
            return OptionalLong.of(node.longValue());
        }
        return node.isTextual() ? group(WHOLE, node.textValue()) : OptionalLong.empty();
    }

    /** The leading whole number of {@code "3 OK"}, or a number; the rest is never needed to decide. */
    static OptionalLong leading(JsonNode node) {
        if (node.isTextual()) {
            return leading(node.textValue());
        }
        OptionalLong number = whole(node);
        return number.isPresent() && number.getAsLong() >= 0 ? number : OptionalLong.empty();
    }

    /** By hand, not by pattern: there is one for each SMS. */
    static OptionalLong leading(String text) {
        int from = 0;
        while (from < text.length() && isSpace(text.charAt(from))) {
            from++;
        }
        int to = from;
        while (to < text.length() && text.charAt(to) >= '0' && text.charAt(to) <= '9') {
            to++;
        }
        boolean number = to > from && to - from <= MOST_DIGITS;
        boolean ends = to == text.length() || isSpace(text.charAt(to));
        return number && ends ? OptionalLong.of(Integer.parseInt(text, from, to, 10)) : OptionalLong.empty();
    }

    private static boolean isSpace(char c) {
        return c == ' ' || (c >= '\t' && c <= '\r');
    }

    private static OptionalLong group(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.matches() ? OptionalLong.of(Long.parseLong(matcher.group(1))) : OptionalLong.empty();
    }

    /** Some firmware ends texts with NUL bytes. */
    private static String withoutTail(String text) {
        int end = text.length();
        while (end > 0 && text.charAt(end - 1) == 0) {
            end--;
        }
        return text.substring(0, end);
    }
}

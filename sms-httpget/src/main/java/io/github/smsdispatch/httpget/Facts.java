// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.httpget;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.github.smsdispatch.http.Exchange.Answer;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What rules can look at, in an answer or in a callback. Not thread-safe. */
final class Facts {

    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(50)
                            .maxNumberLength(100)
                            .build())
                    // Two values under one name would let the reader choose what the gateway said.
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final int status;
    private final Function<String, Optional<String>> headers;
    private final Map<String, String> parameters;
    private final String body;
    private @Nullable JsonNode tree;

    /**
     * Makes facts.
     *
     * @param status of an answer; 0 of a callback
     * @param headers by name in any case
     * @param parameters of query and form
     * @param body as text
     */
    Facts(int status, Function<String, Optional<String>> headers, Map<String, String> parameters, String body) {
        this.status = status;
        this.headers = headers;
        this.parameters = parameters;
        this.body = body;
    }

    static Facts of(Answer answer) {
        return new Facts(answer.status(), answer::header, Map.of(), answer.text());
    }

    int status() {
        return status;
    }

    String body() {
        return body;
    }

    Optional<String> header(String name) {
        return headers.apply(name);
    }

    Optional<String> parameter(String name) {
        return Optional.ofNullable(parameters.get(name));
    }

    /** A text, number or truth value in the body's JSON; empty for everything else and for what isn't JSON. */
    Optional<String> json(JsonPointer pointer) {
        JsonNode node = tree().at(pointer);
        return node.isValueNode() && !node.isNull() ? Optional.of(node.asText()) : Optional.empty();
    }

    private JsonNode tree() {
        JsonNode read = tree;
        if (read == null) {
            read = parse(body);
            tree = read;
        }
        return read;
    }

    private static JsonNode parse(String text) {
        try {
            JsonNode node = MAPPER.readTree(text);
            return node == null ? MissingNode.getInstance() : node;
        } catch (JsonProcessingException e) {
            return MissingNode.getInstance();
        }
    }

    /** Whether a text is one JSON document. */
    static boolean isJson(String text) {
        return !parse(text).isMissingNode();
    }
}

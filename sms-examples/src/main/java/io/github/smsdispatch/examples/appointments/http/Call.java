// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.examples.appointments.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Map;
import java.util.Optional;

/** One call: the variables of its path, a header, a JSON body. */
public final class Call {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final Map<String, String> path;
    private final Map<String, String> headers;
    private final String body;

    Call(Map<String, String> path, Map<String, String> headers, String body) {
        this.path = path;
        this.headers = headers;
        this.body = body;
    }

    /** Gives a variable of the path. */
    public String path(String name) {
        return path.getOrDefault(name, "");
    }

    /** Gives a variable of the path that is a number. */
    public long id(String name) {
        String text = path(name);
        if (!text.matches("[0-9]{1,18}")) {
            throw Problem.badField(name, "'" + text + "'", "a number");
        }
        return Long.parseLong(text);
    }

    /** Gives a header. */
    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name)).filter(text -> !text.isBlank());
    }

    /** Gives the body, which must be an object. */
    public Fields fields() {
        JsonNode node = json();
        if (!node.isObject()) {
            throw Problem.badField("body", "no object", "a JSON object");
        }
        return new Fields(node);
    }

    /** Gives the body, whatever it is. */
    public JsonNode json() {
        try {
            return body.isBlank() ? JSON.createObjectNode() : JSON.readTree(body);
        } catch (JsonProcessingException e) {
            // Not its message: that quotes the body.
            throw Problem.badField("body", "what isn't JSON at line " + line(e), "JSON in UTF-8");
        }
    }

    private static int line(JsonProcessingException e) {
        return e.getLocation() == null ? 1 : e.getLocation().getLineNr();
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.testkit.skyline;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.smsdispatch.testkit.http.Answer;
import io.github.smsdispatch.testkit.skyline.SkylineDialect.Blanks;
import io.github.smsdispatch.testkit.skyline.SkylineDialect.CountForm;
import java.io.IOException;
import java.util.Map;
import java.util.Set;

/** Reads and writes JSON as the gateway does. */
final class Json {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Set<String> FOLLOWED_BY_BLANK = Set.of("code", "reason");

    private final SkylineDialect dialect;

    Json(SkylineDialect dialect) {
        this.dialect = dialect;
    }

    static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    static ObjectNode coded(int code, String reason) {
        return object().put("code", code).put("reason", reason);
    }

    /** Unreadable JSON is the same to the gateway as none. */
    static JsonNode parse(byte[] body) {
        try {
            JsonNode node = MAPPER.readTree(body);
            return node == null ? MissingNode.getInstance() : node;
        } catch (IOException e) {
            return MissingNode.getInstance();
        }
    }

    /** Finds a member by its name; a blank around the name, which some clients send, is tolerated. */
    static JsonNode member(JsonNode node, String name) {
        JsonNode exact = node.path(name);
        return exact.isMissingNode() ? node.path(name + " ") : exact;
    }

    Answer answer(ObjectNode node) {
        return Answer.reply(
                200, "application/json;charset=utf-8", dialect.blanks == Blanks.NONE ? text(node) : spaced(node));
    }

    void count(ObjectNode node, String name, int count) {
        if (dialect.countForm == CountForm.TEXT) {
            node.put(name, Integer.toString(count));
        } else {
            node.put(name, count);
        }
    }

    static String text(JsonNode node) {
        try {
            return MAPPER.writeValueAsString(node);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree can always be written", e);
        }
    }

    private static String spaced(ObjectNode node) {
        StringBuilder all = new StringBuilder("{");
        String before = "";
        for (Map.Entry<String, JsonNode> member : node.properties()) {
            all.append(before).append('"').append(member.getKey()).append("\":").append(text(member.getValue()));
            before = FOLLOWED_BY_BLANK.contains(member.getKey()) ? ", " : ",";
        }
        return all.append('}').toString();
    }
}

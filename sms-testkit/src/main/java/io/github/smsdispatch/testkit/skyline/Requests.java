// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.testkit.skyline;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.smsdispatch.testkit.http.HttpRequest;
import java.util.Map;

/** Reads numbers out of requests as a lenient device does. */
final class Requests {

    /**
     * One request after its credentials were checked.
     *
     * @param http as it came
     * @param query its parameters by lower-case name
     * @param body its JSON, missing when there is none
     */
    record Checked(HttpRequest http, Map<String, String> query, JsonNode body) {}

    private Requests() {}

    static int integer(Map<String, String> query, String name, int otherwise) {
        try {
            return Integer.parseInt(query.getOrDefault(name, ""));
        } catch (NumberFormatException e) {
            return otherwise;
        }
    }

    /** Reads a setting that clients send as a number or as a text. */
    static int integer(JsonNode body, String name, int otherwise) {
        return body.path(name).asInt(otherwise);
    }
}

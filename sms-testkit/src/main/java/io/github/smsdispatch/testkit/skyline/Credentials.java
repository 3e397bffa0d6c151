// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.testkit.skyline;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/** Checks user name and password, which stand in the query or in the JSON body; the query wins. */
final class Credentials {

    private final String username;
    private final String password;

    Credentials(String username, String password) {
        this.username = username;
        this.password = password;
    }

    boolean match(Map<String, String> query, JsonNode body) {
        String user = query.getOrDefault("username", body.path("username").asText());
        String pass = query.getOrDefault("password", body.path("password").asText());
        return username.equals(user) && password.equals(pass);
    }
}

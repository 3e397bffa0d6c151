// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.testkit.skyline;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** Talks to the simulator as a client of the gateway would, byte for byte. */
final class GatewayClient {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String LOGIN = "version=1.1&username=root&password=root";

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI base;
    private final Duration patience;

    GatewayClient(SkylineSimulator simulator) {
        this(simulator, Duration.ofSeconds(10));
    }

    GatewayClient(SkylineSimulator simulator, Duration patience) {
        this.base = simulator.baseUrl();
        this.patience = patience;
    }

    static JsonNode json(String text) throws Exception {
        return MAPPER.readTree(text);
    }

    HttpResponse<String> exchange(String method, String target, byte[] body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(base.resolve(target))
                .method(method, BodyPublishers.ofByteArray(body))
                .timeout(patience)
                .build();
        return http.send(request, BodyHandlers.ofString());
    }

    String post(String path, String body) throws Exception {
        return exchange("POST", path + "?" + LOGIN, body.getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .body();
    }

    String postSms(String body) throws Exception {
        return post("/goip_post_sms.html", body);
    }

    JsonNode post(String body) throws Exception {
        return json(postSms(body));
    }

    String get(String path, String query) throws Exception {
        return exchange("GET", path + "?" + LOGIN + "&" + query, new byte[0]).body();
    }

    /** Posts one task and gives its status. */
    String status(String task) throws Exception {
        return post("{\"task_num\":1,\"tasks\":[" + task + "]}")
                .path("status")
                .path(0)
                .path("status")
                .asText();
    }

    static String task(long tid, String more) {
        return "{\"tid\":" + tid + ",\"to\":\"15550100001\",\"sms\":\"hello123\"" + more + "}";
    }
}

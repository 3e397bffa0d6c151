// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.examples.appointments;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A client of one backend, over HTTP as everybody else. */
record Desk(int port, String key) {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final JsonMapper JSON = new JsonMapper();

    /** What was answered. */
    record Answer(int status, JsonNode body) {}

    JsonNode get(String path) {
        return ok(call("GET", path, ""));
    }

    JsonNode post(String path, String body) {
        return ok(call("POST", path, body));
    }

    JsonNode put(String path, String body) {
        return ok(call("PUT", path, body));
    }

    JsonNode delete(String path) {
        return ok(call("DELETE", path, ""));
    }

    Answer call(String method, String path, String body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(Duration.ofSeconds(30))
                .header("X-API-Key", key)
                .method(method, HttpRequest.BodyPublishers.ofString(body));
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        try {
            HttpResponse<String> answer = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Answer(answer.statusCode(), JSON.readTree(answer.body()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static JsonNode ok(Answer answer) {
        assertThat(answer.status()).as(answer.body().toString()).isBetween(200, 201);
        return answer.body();
    }

    /** Books at the reception. */
    long books(String phone, String startsAt) {
        return books("/tickets", phone, startsAt);
    }

    long books(String path, String phone, String startsAt) {
        return post(
                        path,
                        "{\"salon\": \"fjord\", \"phone\": \"" + phone + "\", \"name\": \"Kari\", \"startsAt\": \""
                                + startsAt + "\"}")
                .path("id")
                .asLong();
    }

    int run(String name) {
        return post("/crons/" + name, "").path("queued").asInt();
    }

    String confirmation(long appointment) {
        return get("/appointments/" + appointment).path("confirmationStatus").asText();
    }

    void awaitConfirmation(long appointment, String status) {
        Until.isTrue(
                () -> confirmation(appointment).equals(status), () -> get("/appointments/" + appointment + "/audit"));
    }

    List<String> steps(long appointment) {
        List<String> steps = new ArrayList<>();
        get("/appointments/" + appointment + "/audit")
                .path("audit")
                .forEach(line -> steps.add(
                        line.path("step").asText() + " " + line.path("kind").asText()));
        return steps;
    }

    void awaitStep(long appointment, String step) {
        Until.isTrue(() -> steps(appointment).contains(step), () -> steps(appointment));
    }
}

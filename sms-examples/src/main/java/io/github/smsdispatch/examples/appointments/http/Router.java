// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.examples.appointments.http;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import io.github.smsdispatch.api.spi.Secret;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds the handler of a call. Nobody gets as far as a handler without the API key. */
public final class Router implements HttpHandler {

    private static final Logger LOG = LoggerFactory.getLogger(Router.class);
    private static final JsonMapper JSON = new JsonMapper();
    private static final String KEY_HEADER = "X-API-Key";
    private static final int MOST_BYTES = 8 * 1024 * 1024;

    private final List<Route> routes = new ArrayList<>();
    private final Secret apiKey;

    /** Makes a router without routes. */
    public Router(Secret apiKey) {
        this.apiKey = apiKey;
    }

    /** Adds a route; {@code {name}} in its path matches one segment. */
    public void on(String method, String path, Handler handler) {
        routes.add(Route.of(method, path, handler));
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Reply reply = answer(exchange);
            byte[] body = JSON.writeValueAsBytes(reply.body());
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            boolean head = exchange.getRequestMethod().equals("HEAD");
            exchange.sendResponseHeaders(reply.status(), head ? -1 : body.length);
            if (!head) {
                exchange.getResponseBody().write(body);
            }
        }
    }

    private Reply answer(HttpExchange exchange) {
        try {
            return answered(exchange);
        } catch (Problem e) {
            return Reply.of(e);
        } catch (IOException | RuntimeException e) {
            LOG.error(
                    "{} {} failed",
                    exchange.getRequestMethod(),
                    exchange.getRequestURI().getRawPath(),
                    e);
            return Reply.of(Problem.of(500, "this call failed; the log says why"));
        }
    }

    private Reply answered(HttpExchange exchange) throws IOException {
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        exchange.getRequestHeaders().forEach((name, values) -> headers.put(name, values.get(0)));
        // Secret compares in constant time, so nobody can feel a way to the key byte by byte.
        if (!apiKey.matches(headers.getOrDefault(KEY_HEADER, ""))) {
            throw Problem.of(401, "header " + KEY_HEADER + ": missing or wrong");
        }
        String path = exchange.getRequestURI().getPath();
        boolean known = false;
        for (Route route : routes) {
            Optional<Map<String, String>> variables = route.variables(path);
            known |= variables.isPresent();
            if (variables.isPresent() && route.method().equals(exchange.getRequestMethod())) {
                return route.handler().answer(new Call(variables.get(), headers, body(exchange)));
            }
        }
        throw known ? Problem.of(405, "this path has other methods") : Problem.of(404, "no such path");
    }

    private static String body(HttpExchange exchange) throws IOException {
        byte[] bytes = exchange.getRequestBody().readNBytes(MOST_BYTES + 1);
        if (bytes.length > MOST_BYTES) {
            throw Problem.of(413, "body: received more than " + MOST_BYTES + " bytes");
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }
}

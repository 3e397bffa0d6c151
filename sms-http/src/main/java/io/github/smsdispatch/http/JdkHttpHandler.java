// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import io.github.smsdispatch.api.webhook.WebhookRequest;
import io.github.smsdispatch.api.webhook.WebhookResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;

/** Puts a webhook behind the JDK's HTTP server. */
public final class JdkHttpHandler implements HttpHandler {

    private final Function<WebhookRequest, WebhookResponse> webhook;
    private final int maxBytes;

    /**
     * Makes a handler.
     *
     * @param webhook answers requests
     * @param maxBytes the longest body that it takes; one byte more is read, so that it can refuse it
     */
    public JdkHttpHandler(Function<WebhookRequest, WebhookResponse> webhook, int maxBytes) {
        this.webhook = webhook;
        this.maxBytes = maxBytes;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readNBytes(maxBytes + 1);
            WebhookResponse response = webhook.apply(WebhookRequest.of(
                            exchange.getRequestMethod(),
                            exchange.getRequestURI().toString(),
                            body)
                    .withHeaders(exchange.getRequestHeaders())
                    .from(exchange.getRemoteAddress().getAddress().getHostAddress()));
            byte[] answer = response.body().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", response.contentType());
            boolean head = exchange.getRequestMethod().equals("HEAD");
            exchange.sendResponseHeaders(response.status(), head ? -1 : answer.length);
            if (!head) {
                exchange.getResponseBody().write(answer);
            }
        }
    }
}

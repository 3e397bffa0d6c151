// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.skyline;

import io.github.smsdispatch.api.spi.Secret;
import io.github.smsdispatch.api.webhook.WebhookRequest;
import io.github.smsdispatch.api.webhook.WebhookResponse;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Decides whether a push is listened to: path, source, secrets, method, length, in this order. */
final class PushGuard {

    private final String path;
    private final Set<String> sources;
    private final @Nullable Secret secret;
    private final String headerName;
    private final @Nullable Secret headerSecret;
    private final int maxBytes;

    PushGuard(SkylineWebhook.Builder builder) {
        path = builder.path;
        sources = Set.copyOf(builder.sources);
        secret = builder.secret;
        headerName = builder.headerName;
        headerSecret = builder.headerSecret;
        maxBytes = builder.maxBytes;
    }

    String path() {
        return path;
    }

    Optional<WebhookResponse> refusal(WebhookRequest request) {
        Optional<String> rest = rest(request.path());
        if (rest.isEmpty()) {
            return Optional.of(Answers.of(404, "no such path"));
        }
        boolean source = sources.isEmpty()
                || SourceAddresses.canonical(request.remoteAddress())
                        .map(sources::contains)
                        .orElse(false);
        boolean inPath = secret == null || secret.matches(rest.get());
        boolean inHeader = headerSecret == null
                || headerSecret.matches(request.header(headerName).orElse(""));
        if (!(source && inPath && inHeader)) {
            return Optional.of(Answers.of(401, "unauthorised"));
        }
        if (!request.method().equals("POST")) {
            return Optional.of(Answers.of(405, "POST only"));
        }
        return request.body().length > maxBytes
                ? Optional.of(Answers.of(413, "body: allowed: at most " + maxBytes + " bytes"))
                : Optional.empty();
    }

    /** What follows the path: the secret, or nothing when the secret is elsewhere. */
    private Optional<String> rest(String requested) {
        if (secret == null) {
            return requested.equals(path) ? Optional.of("") : Optional.empty();
        }
        return requested.startsWith(path + "/")
                ? Optional.of(requested.substring(path.length() + 1))
                : requested.equals(path) ? Optional.of("") : Optional.empty();
    }
}

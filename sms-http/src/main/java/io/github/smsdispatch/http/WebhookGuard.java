// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.http;

import io.github.smsdispatch.api.SmsConfigurationException;
import io.github.smsdispatch.api.spi.Secret;
import io.github.smsdispatch.api.webhook.WebhookRequest;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Decides whether a request is listened to: path, source, secrets, method, length, in this order. Immutable. */
public final class WebhookGuard {

    /** The longest body unless set otherwise, and the longest limit that may be set. */
    public static final int MAX_BYTES = 1 << 20;

    private static final int LEAST_MAX_BYTES = 1000;

    private final String path;
    private final Set<String> sources;
    private final @Nullable Secret secret;
    private final String headerName;
    private final @Nullable Secret headerSecret;
    private final int maxBytes;
    private final List<String> methods;

    private WebhookGuard(Builder builder, List<String> methods) {
        path = builder.path;
        sources = Set.copyOf(builder.sources);
        secret = builder.secret;
        headerName = builder.headerName;
        headerSecret = builder.headerSecret;
        maxBytes = builder.maxBytes;
        this.methods = methods;
    }

    /**
     * Why a request isn't listened to.
     *
     * @param status the HTTP status to answer
     * @param reason what to say; holds no secret
     */
    public record Refusal(int status, String reason) {}

    /**
     * Gives the path before the secret.
     *
     * @return an absolute path
     */
    public String path() {
        return path;
    }

    /**
     * Gives the longest body.
     *
     * @return bytes
     */
    public int maxBytes() {
        return maxBytes;
    }

    /**
     * Decides.
     *
     * @param request what came
     * @return why it is refused, empty when it may come in
     */
    public Optional<Refusal> refusal(WebhookRequest request) {
        Optional<String> rest = rest(request.path());
        if (rest.isEmpty()) {
            return Optional.of(new Refusal(404, "no such path"));
        }
        boolean source = sources.isEmpty()
                || SourceAddresses.canonical(request.remoteAddress())
                        .map(sources::contains)
                        .orElse(false);
        boolean inPath = secret == null || secret.matches(rest.get());
        boolean inHeader = headerSecret == null
                || headerSecret.matches(request.header(headerName).orElse(""));
        if (!(source && inPath && inHeader)) {
            return Optional.of(new Refusal(401, "unauthorised"));
        }
        if (!methods.contains(request.method())) {
            return Optional.of(new Refusal(405, String.join(" or ", methods) + " only"));
        }
        return request.body().length > maxBytes
                ? Optional.of(new Refusal(413, "body: allowed: at most " + maxBytes + " bytes"))
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

    /** Collects and checks what a guard needs. Not thread-safe. */
    public static final class Builder {

        private final String prefix;
        private final Set<String> sources = new LinkedHashSet<>();
        private String path;
        private @Nullable Secret secret;
        private String headerName = "";
        private @Nullable Secret headerSecret;
        private int maxBytes = MAX_BYTES;

        /**
         * Starts.
         *
         * @param prefix how the paths of settings begin, for errors
         * @param path the path unless another is set
         */
        public Builder(String prefix, String path) {
            this.prefix = prefix;
            this.path = path;
        }

        /**
         * Sets the path.
         *
         * @param absolute slashes and URL-safe segments
         */
        public void path(String absolute) {
            if (!absolute.matches("(/[A-Za-z0-9._~-]+)+")) {
                throw wrong("path", "'" + absolute + "'", "'/' and URL-safe segments, no '/' at the end");
            }
            path = absolute;
        }

        /**
         * Wants a secret after the path.
         *
         * @param segment URL-safe characters
         */
        public void secret(Secret segment) {
            if (!segment.reveal().matches("[A-Za-z0-9._~-]+")) {
                throw wrong("secret", "***", "letters, digits and . _ ~ -");
            }
            secret = segment;
        }

        /**
         * Wants a secret in a header.
         *
         * @param name the header
         * @param value its value
         */
        public void header(String name, Secret value) {
            headerName = name;
            headerSecret = value;
        }

        /**
         * Takes requests from these addresses only.
         *
         * @param addresses numeric IP addresses
         */
        public void sources(List<String> addresses) {
            for (String address : addresses) {
                sources.add(SourceAddresses.canonical(address)
                        .orElseThrow(() -> wrong("sources", address.length() + " characters", "a numeric address")));
            }
        }

        /**
         * Sets the longest body.
         *
         * @param bytes 1,000 to 1,048,576
         */
        public void maxBytes(int bytes) {
            if (bytes < LEAST_MAX_BYTES || bytes > MAX_BYTES) {
                throw wrong("maxBytes", Integer.toString(bytes), LEAST_MAX_BYTES + " to " + MAX_BYTES);
            }
            maxBytes = bytes;
        }

        /**
         * Makes the guard.
         *
         * @param methods which are taken
         * @return the guard
         * @throws SmsConfigurationException when no secret is set
         */
        public WebhookGuard build(String... methods) {
            if (secret == null && headerSecret == null) {
                throw wrong("secret", "nothing", "a secret in the path, in a header, or both");
            }
            return new WebhookGuard(this, List.of(methods));
        }

        private SmsConfigurationException wrong(String key, String received, String allowed) {
            return new SmsConfigurationException(prefix + "." + key, received, allowed);
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.api.webhook;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * An HTTP request as the application's server got it. Immutable; {@link #toString()} shows neither path nor body, as both
 * may hold secrets and phone numbers.
 */
public final class WebhookRequest {

    private final String method;
    private final String path;
    private final String query;
    private final Map<String, List<String>> headers;
    private final byte[] body;
    private final String remoteAddress;

    private WebhookRequest(
            String method,
            String path,
            String query,
            Map<String, List<String>> headers,
            byte[] body,
            String remoteAddress) {
        this.method = method;
        this.path = path;
        this.query = query;
        this.headers = headers;
        this.body = body;
        this.remoteAddress = remoteAddress;
    }

    /**
     * Makes a request without headers, of an unknown sender.
     *
     * @param method for example {@code POST}
     * @param target path and, after a question mark, query, both as received, not decoded
     * @param body the body; what a webhook refuses as too long need not be read to its end
     * @return the request
     */
    public static WebhookRequest of(String method, String target, byte[] body) {
        int mark = target.indexOf('?');
        return new WebhookRequest(
                method,
                mark < 0 ? target : target.substring(0, mark),
                mark < 0 ? "" : target.substring(mark + 1),
                new TreeMap<>(String.CASE_INSENSITIVE_ORDER),
                body.clone(),
                "");
    }

    /**
     * Adds headers.
     *
     * @param more names in any case, and values
     * @return a copy with them
     */
    public WebhookRequest withHeaders(Map<String, List<String>> more) {
        Map<String, List<String>> all = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        all.putAll(headers);
        more.forEach((name, values) -> all.put(name, List.copyOf(values)));
        return new WebhookRequest(method, path, query, all, body, remoteAddress);
    }

    /**
     * Names the sender.
     *
     * @param address its numeric IP address, from the connection or from a proxy that can be trusted
     * @return a copy with it
     */
    public WebhookRequest from(String address) {
        return new WebhookRequest(method, path, query, headers, body, address);
    }

    /**
     * Gives the method.
     *
     * @return for example {@code POST}
     */
    public String method() {
        return method;
    }

    /**
     * Gives the path.
     *
     * @return as received, without query
     */
    public String path() {
        return path;
    }

    /**
     * Gives the query.
     *
     * @return as received, without question mark, empty if none
     */
    public String query() {
        return query;
    }

    /**
     * Gives a header.
     *
     * @param name in any case
     * @return its first value
     */
    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name))
                .flatMap(values -> values.stream().findFirst());
    }

    /**
     * Gives the body.
     *
     * @return a copy of its bytes
     */
    public byte[] body() {
        return body.clone();
    }

    /**
     * Gives the sender.
     *
     * @return its address, empty when unknown
     */
    public String remoteAddress() {
        return remoteAddress;
    }

    @Override
    public String toString() {
        return "WebhookRequest[" + method + ", " + body.length + " bytes]";
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.testkit.http;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** One request as it came over the wire. Immutable but for the body's bytes, which are not copied. */
public final class HttpRequest {

    private final String method;
    private final String target;
    private final Map<String, String> headers;
    private final byte[] body;

    HttpRequest(String method, String target, Map<String, String> headers, byte[] body) {
        this.method = method;
        this.target = target;
        this.headers = headers;
        this.body = body;
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
     * Gives the path without the query.
     *
     * @return for example {@code /goip_post_sms.html}
     */
    public String path() {
        int question = target.indexOf('?');
        return question < 0 ? target : target.substring(0, question);
    }

    /**
     * Gives the query's parameters, decoded.
     *
     * @return values by lower-case name, because the documented gateway mixes cases; the first value of each name
     */
    public Map<String, String> query() {
        Map<String, String> parameters = new TreeMap<>();
        int question = target.indexOf('?');
        if (question >= 0) {
            addParameters(parameters, target.substring(question + 1));
        }
        return parameters;
    }

    /**
     * Reads {@code a=b&c=d}.
     *
     * @param parameters where to put them
     * @param text the encoded text
     */
    public static void addParameters(Map<String, String> parameters, String text) {
        for (String pair : text.split("&")) {
            if (!pair.isEmpty()) {
                int equals = pair.indexOf('=');
                String name = equals < 0 ? pair : pair.substring(0, equals);
                String value = equals < 0 ? "" : pair.substring(equals + 1);
                parameters.putIfAbsent(decoded(name).toLowerCase(Locale.ROOT), decoded(value));
            }
        }
    }

    /**
     * Gives all headers.
     *
     * @return values by lower-case name
     */
    public Map<String, String> headers() {
        return headers;
    }

    /**
     * Gives one header.
     *
     * @param name its name in lower case
     * @return the value, empty when it is missing
     */
    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name));
    }

    /**
     * Gives the body.
     *
     * @return its bytes, none when there was no body
     */
    public byte[] body() {
        return body;
    }

    /**
     * Makes the same request with another body.
     *
     * @param other the new body
     * @return the copy
     */
    public HttpRequest withBody(byte[] other) {
        return new HttpRequest(method, target, headers, other);
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            // A lone percent sign: the device passes it on as it is.
            return text;
        }
    }
}

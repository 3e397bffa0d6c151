// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.httpget;

import io.github.smsdispatch.api.webhook.WebhookRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** What rules can look at in a callback: parameters of query and form, and the body. */
final class CallbackFacts {

    private static final Pattern LONE = Pattern.compile("%(?![0-9A-Fa-f]{2})");

    private CallbackFacts() {}

    static Facts of(WebhookRequest request) {
        String body = new String(request.body(), StandardCharsets.UTF_8);
        Map<String, String> parameters = new HashMap<>();
        add(parameters, request.query());
        String type = request.header("Content-Type").orElse("").toLowerCase(Locale.ROOT);
        if (type.startsWith("application/x-www-form-urlencoded")) {
            add(parameters, body);
        }
        return new Facts(0, request::header, parameters, body);
    }

    /** Of two of one name the first counts. */
    private static void add(Map<String, String> parameters, String encoded) {
        for (String pair : encoded.split("&")) {
            int equals = pair.indexOf('=');
            String name = equals < 0 ? pair : pair.substring(0, equals);
            if (!name.isEmpty()) {
                parameters.putIfAbsent(decoded(name), decoded(equals < 0 ? "" : pair.substring(equals + 1)));
            }
        }
    }

    /** A lone percent sign in an operator's words is one. */
    private static String decoded(String text) {
        return URLDecoder.decode(LONE.matcher(text).replaceAll("%25"), StandardCharsets.UTF_8);
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.skyline;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One call of the gateway's API, without credentials.
 *
 * @param page for example {@code post_sms}
 * @param query parameters in order
 * @param json body of a POST; null for a GET
 */
record GatewayRequest(
        String page, Map<String, String> query, @Nullable String json) {

    static GatewayRequest get(String page) {
        return new GatewayRequest(page, Map.of(), null);
    }

    static GatewayRequest post(String page, String json) {
        return new GatewayRequest(page, Map.of(), json);
    }

    GatewayRequest with(String name, Object value) {
        Map<String, String> more = new LinkedHashMap<>(query);
        more.put(name, value.toString());
        return new GatewayRequest(page, more, json);
    }

    /** The behaviour of API 1.0 is another one, so the version is always named. */
    GatewayRequest withVersion() {
        return with("version", "1.1");
    }

    @Override
    public String toString() {
        return "GatewayRequest[" + page + "]";
    }
}

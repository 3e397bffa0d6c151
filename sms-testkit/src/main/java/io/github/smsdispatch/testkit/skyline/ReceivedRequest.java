// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.testkit.skyline;

import java.time.Instant;
import java.util.Map;

/**
 * One request that the simulator read. Holds what a client sent, its credentials included, so that a test can check them;
 * the text form shows method and path only.
 *
 * @param at when it was read
 * @param method for example {@code POST}
 * @param path without the query
 * @param query the query's parameters by lower-case name, decoded
 * @param headers the headers by lower-case name
 * @param body the body, in clear when the session is encrypted
 */
public record ReceivedRequest(
        Instant at, String method, String path, Map<String, String> query, Map<String, String> headers, String body) {

    /** Copies the maps. */
    public ReceivedRequest {
        query = Map.copyOf(query);
        headers = Map.copyOf(headers);
    }

    @Override
    public String toString() {
        return method + " " + path + " at " + at;
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.httpget;

import java.util.Map;

/**
 * Everything that sending needs to know of a gateway.
 *
 * @param plan how a request is made
 * @param replies what answers mean
 * @param addressing numbers, encodings, ids
 * @param wire how it is reached
 * @param constants values of fields that the settings give
 * @param masks the secrets, to be kept out of texts
 */
record Gateway(
        RequestPlan plan,
        Replies replies,
        Addressing addressing,
        Wire wire,
        Map<String, String> constants,
        Masks masks) {

    /**
     * What answers mean.
     *
     * @param rules the rules in order
     * @param success what a 2xx means that none of them knows
     */
    record Replies(Rules<Ruling> rules, HttpGetReply.Success success) {}

    @Override
    public String toString() {
        return "Gateway[" + plan + "]";
    }
}

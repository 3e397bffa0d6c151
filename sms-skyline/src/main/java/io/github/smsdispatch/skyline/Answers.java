// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.skyline;

import io.github.smsdispatch.api.webhook.WebhookResponse;

/** What a gateway gets to read. */
final class Answers {

    private static final String JSON = "application/json;charset=utf-8";

    private Answers() {}

    static WebhookResponse ok() {
        return new WebhookResponse(
                200, JSON, Json.write(Json.object().put("code", 0).put("reason", "OK")));
    }

    /** The form that the old push is known to get. */
    static WebhookResponse plainOk() {
        return new WebhookResponse(200, "text/plain;charset=utf-8", "OK");
    }

    static WebhookResponse of(int status, String reason) {
        return new WebhookResponse(
                status, JSON, Json.write(Json.object().put("code", status).put("reason", reason)));
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.api.webhook;

/**
 * What the application's HTTP server shall answer.
 *
 * @param status the HTTP status
 * @param contentType the media type of the body
 * @param body the body, to be sent as UTF-8; holds no secret
 */
public record WebhookResponse(int status, String contentType, String body) {}

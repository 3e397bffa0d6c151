// SPDX-License-Identifier: Apache-2.0

/**
 * Gateways that take an SMS as one HTTP request: {@link HttpGetDispatcher} sends, {@link HttpGetWebhook} takes what comes
 * back, {@link HttpGetSettings} say how.
 */
@NullMarked
package io.github.smsdispatch.httpget;

import org.jspecify.annotations.NullMarked;

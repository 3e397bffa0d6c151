// SPDX-License-Identifier: Apache-2.0

/** What webhooks of all transports take and give, whatever HTTP server the application runs. */
@NullMarked
package io.github.smsdispatch.api.webhook;

import org.jspecify.annotations.NullMarked;

// SPDX-License-Identifier: Apache-2.0

/** One HTTP request and the truth about how far it came; and what webhooks of several transports need. */
@NullMarked
package io.github.smsdispatch.http;

import org.jspecify.annotations.NullMarked;

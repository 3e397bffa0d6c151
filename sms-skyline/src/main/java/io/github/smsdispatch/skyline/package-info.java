// SPDX-License-Identifier: Apache-2.0

/** Skyline, Ejoin and YX GP gateways: {@link SkylineDispatcher} sends, {@link SkylineWebhook} takes what comes back. */
@NullMarked
package io.github.smsdispatch.skyline;

import org.jspecify.annotations.NullMarked;

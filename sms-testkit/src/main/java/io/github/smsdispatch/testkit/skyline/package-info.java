// SPDX-License-Identifier: Apache-2.0
/** A simulated Skyline GSM gateway that speaks the gateway's HTTP API on a loopback port. */
@NullMarked
package io.github.smsdispatch.testkit.skyline;

import org.jspecify.annotations.NullMarked;

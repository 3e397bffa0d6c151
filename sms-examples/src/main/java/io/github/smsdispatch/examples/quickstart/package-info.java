// SPDX-License-Identifier: Apache-2.0

/** The first program to run: a campaign through queue, failover and two simulated gateways. */
@NullMarked
package io.github.smsdispatch.examples.quickstart;

import org.jspecify.annotations.NullMarked;

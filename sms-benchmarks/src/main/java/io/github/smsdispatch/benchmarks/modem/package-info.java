// SPDX-License-Identifier: Apache-2.0

/** Figures of the serial dispatcher before a simulated modem. */
@NullMarked
package io.github.smsdispatch.benchmarks.modem;

import org.jspecify.annotations.NullMarked;

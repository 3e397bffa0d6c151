// SPDX-License-Identifier: Apache-2.0

/** Measurements: ratios between things measured in the same run, because machines differ and are noisy. */
@NullMarked
package io.github.smsdispatch.benchmarks;

import org.jspecify.annotations.NullMarked;

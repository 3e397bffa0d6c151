// SPDX-License-Identifier: Apache-2.0

/** The alert daemon on NAV's table. */
@NullMarked
package io.github.smsdispatch.benchmarks.smsd;

import org.jspecify.annotations.NullMarked;

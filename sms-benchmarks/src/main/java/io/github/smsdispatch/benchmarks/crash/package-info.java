// SPDX-License-Identifier: Apache-2.0

/** Processes killed with SIGKILL, again and again, and a count of what was lost or doubled. */
@NullMarked
package io.github.smsdispatch.benchmarks.crash;

import org.jspecify.annotations.NullMarked;

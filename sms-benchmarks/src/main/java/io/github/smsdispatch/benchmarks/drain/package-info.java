// SPDX-License-Identifier: Apache-2.0

/** How near the queue comes to what its database can do at all, and to other queues on the same database. */
@NullMarked
package io.github.smsdispatch.benchmarks.drain;

import org.jspecify.annotations.NullMarked;

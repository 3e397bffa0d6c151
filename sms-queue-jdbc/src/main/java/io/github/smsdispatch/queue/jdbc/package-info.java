// SPDX-License-Identifier: Apache-2.0

/**
 * The durable queue in a relational database. {@link io.github.smsdispatch.queue.jdbc.JdbcMessageQueue} is the entry,
 * {@link io.github.smsdispatch.queue.jdbc.QueueSchema} installs its tables.
 */
@NullMarked
package io.github.smsdispatch.queue.jdbc;

import org.jspecify.annotations.NullMarked;

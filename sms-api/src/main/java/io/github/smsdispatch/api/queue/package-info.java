// SPDX-License-Identifier: Apache-2.0

/** The contract of a durable queue, in the words enqueue, claim, send, mark, report. */
@NullMarked
package io.github.smsdispatch.api.queue;

import org.jspecify.annotations.NullMarked;

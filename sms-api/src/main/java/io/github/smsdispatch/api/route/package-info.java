// SPDX-License-Identifier: Apache-2.0

/** Dispatchers around dispatchers: failover. Stateless per message. */
@NullMarked
package io.github.smsdispatch.api.route;

import org.jspecify.annotations.NullMarked;

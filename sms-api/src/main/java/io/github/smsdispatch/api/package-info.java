// SPDX-License-Identifier: Apache-2.0

/** What applications use: messages, dispatchers, the four outcomes, delivery reports and {@link io.github.smsdispatch.api.SmsSender}. */
@NullMarked
package io.github.smsdispatch.api;

import org.jspecify.annotations.NullMarked;

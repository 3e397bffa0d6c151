// SPDX-License-Identifier: Apache-2.0
/** Dispatcher for gateways that take an SMS as an e-mail. */
@NullMarked
package io.github.smsdispatch.mail;

import org.jspecify.annotations.NullMarked;

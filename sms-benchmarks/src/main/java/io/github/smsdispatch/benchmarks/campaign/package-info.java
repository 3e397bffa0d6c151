// SPDX-License-Identifier: Apache-2.0

/** A campaign through the booking backend of sms-examples, as its users would run it. */
@NullMarked
package io.github.smsdispatch.benchmarks.campaign;

import org.jspecify.annotations.NullMarked;

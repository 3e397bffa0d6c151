// SPDX-License-Identifier: Apache-2.0
/** A simulated GSM modem that speaks AT commands over TCP and, on Linux, as a serial device. */
@NullMarked
package io.github.smsdispatch.testkit.modem;

import org.jspecify.annotations.NullMarked;

// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.serial.gammu;

import java.time.Duration;

/** Opens the line to one modem, again and again. */
@FunctionalInterface
interface ModemPortSource {

    /** Opens the line. Blocks for at most the time given, or a little more where a driver can't be interrupted. */
    ModemPort open(Duration atMost) throws PortUnavailableException;
}

// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.serial.gammu;

/**
 * What is behind a port.
 *
 * @param answers whether it answers AT with OK
 * @param detail maker and model, or why it doesn't answer
 * @param maskedImei the IMEI with all but the last two digits masked, empty when it tells none
 */
public record ModemProbe(boolean answers, String detail, String maskedImei) {}

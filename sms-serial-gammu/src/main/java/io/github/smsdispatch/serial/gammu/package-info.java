/** Dispatcher for GSM modems on a serial port, driven through Gammu. */
@NullMarked
package io.github.smsdispatch.serial.gammu;

import org.jspecify.annotations.NullMarked;

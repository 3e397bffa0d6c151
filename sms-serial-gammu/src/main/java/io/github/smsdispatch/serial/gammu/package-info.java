/** Dispatchers for GSM modems on serial and TCP ports, and for phones behind Gammu. */
@NullMarked
package io.github.smsdispatch.serial.gammu;

import org.jspecify.annotations.NullMarked;

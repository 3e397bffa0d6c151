// SPDX-License-Identifier: Apache-2.0

/**
 * Dispatchers for GSM modems on serial and TCP ports, and for phones and modems behind the installed Gammu. jSerialComm
 * doesn't stand in its public signatures, and is needed for serial devices only.
 */
module io.github.smsdispatch.serial.gammu {
    requires transitive io.github.smsdispatch.api;
    requires io.github.smsdispatch.tpdu;
    requires static org.jspecify;
    requires com.fazecast.jSerialComm;
    requires org.slf4j;

    exports io.github.smsdispatch.serial.gammu;

    provides io.github.smsdispatch.api.spi.DispatcherProvider with
            io.github.smsdispatch.serial.gammu.GammuProvider,
            io.github.smsdispatch.serial.gammu.GammuSmsdProvider,
            io.github.smsdispatch.serial.gammu.SerialProvider;
}

// SPDX-License-Identifier: Apache-2.0

/** Dispatchers for phones and modems behind the installed Gammu. */
module io.github.smsdispatch.serial.gammu {
    requires transitive io.github.smsdispatch.api;
    requires static org.jspecify;

    exports io.github.smsdispatch.serial.gammu;

    provides io.github.smsdispatch.api.spi.DispatcherProvider with
            io.github.smsdispatch.serial.gammu.GammuProvider,
            io.github.smsdispatch.serial.gammu.GammuSmsdProvider;
}

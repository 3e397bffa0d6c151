/**
 * Dispatcher for GSM modems on a serial port, driven through Gammu. Still without classes: a package can only be exported
 * once it has one.
 */
module io.github.smsdispatch.serial.gammu {
    requires transitive io.github.smsdispatch.api;
    requires static org.jspecify;
}

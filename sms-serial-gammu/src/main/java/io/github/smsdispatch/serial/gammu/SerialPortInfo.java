// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.serial.gammu;

/**
 * A serial port of this machine.
 *
 * @param path how to name it in settings, for example {@code /dev/ttyUSB0} or {@code COM3}
 * @param description what the system calls it
 * @param vendorId USB vendor, -1 for a port that isn't on USB
 * @param productId USB product, -1 for a port that isn't on USB
 * @param serialNumber of the USB device, empty if it has none
 * @param location where on the USB tree it is plugged in, empty if unknown
 */
public record SerialPortInfo(
        String path, String description, int vendorId, int productId, String serialNumber, String location) {

    /**
     * Gives the USB identity as settings take it.
     *
     * @return for example {@code usb:12d1:1506}, empty for a port that isn't on USB
     */
    public String usbId() {
        return vendorId < 0 ? "" : String.format(java.util.Locale.ROOT, "usb:%04x:%04x", vendorId, productId);
    }
}

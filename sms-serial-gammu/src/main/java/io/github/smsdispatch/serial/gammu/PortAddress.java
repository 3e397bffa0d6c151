// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.serial.gammu;

import io.github.smsdispatch.api.Recovery;
import io.github.smsdispatch.api.UnavailableReason;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where a modem is. */
sealed interface PortAddress {

    /** What is allowed, for errors. */
    String ALLOWED = "a device such as /dev/ttyUSB0, /dev/serial/by-id/… or COM3, usb:VID:PID or usb:VID:PID:SERIAL in"
            + " hexadecimal, or tcp://host:port";

    /** A TCP port. */
    Pattern TCP = Pattern.compile("tcp://(\\[[0-9A-Fa-f:]+]|[^:/\\s]+):([0-9]{1,5})/?");
    /** A USB identity. */
    Pattern USB = Pattern.compile("usb:([0-9A-Fa-f]{4}):([0-9A-Fa-f]{4})(?::(\\S+))?");
    /** A device. */
    Pattern DEVICE = Pattern.compile("[^\\s\\p{Cntrl}]{1,255}");

    /** Opens it. */
    ModemPort open(int baud, Duration atMost) throws PortUnavailableException;

    /** A TCP port. */
    record Tcp(String host, int port) implements PortAddress {
        @Override
        public ModemPort open(int baud, Duration atMost) throws PortUnavailableException {
            return TcpPort.open(host, port, atMost);
        }
    }

    /** A device by its name. */
    record Device(String name) implements PortAddress {
        @Override
        public ModemPort open(int baud, Duration atMost) throws PortUnavailableException {
            return DevicePort.open(name, baud);
        }
    }

    /** A device by its USB identity, whatever name it has after the next plugging in. */
    record Usb(int vendor, int product, Optional<String> serial) implements PortAddress {
        @Override
        public ModemPort open(int baud, Duration atMost) throws PortUnavailableException {
            for (SerialPortInfo port : SerialPorts.list()) {
                boolean same = port.vendorId() == vendor
                        && port.productId() == product
                        && serial.map(port.serialNumber()::equals).orElse(true);
                if (same) {
                    return DevicePort.open(port.path(), baud);
                }
            }
            throw new PortUnavailableException(
                    UnavailableReason.UNREACHABLE,
                    String.format(Locale.ROOT, "no USB modem %04x:%04x is plugged in", vendor, product),
                    Recovery.BY_ITSELF);
        }
    }

    static Optional<PortAddress> parse(String text) {
        Matcher tcp = TCP.matcher(text);
        if (text.startsWith("tcp:")) {
            boolean right =
                    tcp.matches() && Integer.parseInt(tcp.group(2)) >= 1 && Integer.parseInt(tcp.group(2)) <= 0xFFFF;
            return right ? Optional.of(new Tcp(tcp.group(1), Integer.parseInt(tcp.group(2)))) : Optional.empty();
        }
        Matcher usb = USB.matcher(text);
        if (text.startsWith("usb:")) {
            return usb.matches()
                    ? Optional.of(new Usb(
                            Integer.parseInt(usb.group(1), 16),
                            Integer.parseInt(usb.group(2), 16),
                            Optional.ofNullable(usb.group(3))))
                    : Optional.empty();
        }
        return DEVICE.matcher(text).matches() ? Optional.of(new Device(text)) : Optional.empty();
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.serial.gammu;

import com.fazecast.jSerialComm.SerialPort;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/** Lists serial ports, for setting up. Thread-safe. */
public final class SerialPorts {

    private SerialPorts() {}

    /**
     * Lists the serial ports of this machine. Opens none of them.
     *
     * @return sorted by path
     */
    public static List<SerialPortInfo> list() {
        return Arrays.stream(SerialPort.getCommPorts())
                .map(SerialPorts::info)
                .sorted(Comparator.comparing(SerialPortInfo::path))
                .toList();
    }

    /**
     * Asks what is behind a port: opens it, writes {@code AT} and asks for maker, model and IMEI. Blocks for a few seconds
     * when nothing answers. Whatever uses the port otherwise must not be running.
     *
     * @param port a device, {@code usb:VID:PID} or {@code tcp://host:port}
     * @param baud its speed; 115,200 suits nearly all modems
     * @return what answered
     * @throws IllegalArgumentException when the port's name is none
     */
    public static ModemProbe probe(String port, int baud) {
        return PortAddress.parse(port)
                .map(address -> ModemProbes.of(address, baud))
                .orElseThrow(() ->
                        new IllegalArgumentException("port: received '" + port + "'; allowed: " + PortAddress.ALLOWED));
    }

    private static SerialPortInfo info(SerialPort port) {
        String serial = Objects.requireNonNullElse(port.getSerialNumber(), "");
        return new SerialPortInfo(
                port.getSystemPortPath(),
                Objects.requireNonNullElse(port.getDescriptivePortName(), ""),
                port.getVendorID(),
                port.getProductID(),
                serial.equals("Unknown") ? "" : serial,
                Objects.requireNonNullElse(port.getPortLocation(), ""));
    }
}

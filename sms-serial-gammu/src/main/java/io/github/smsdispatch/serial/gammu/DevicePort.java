// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.serial.gammu;

import com.fazecast.jSerialComm.SerialPort;
import com.fazecast.jSerialComm.SerialPortInvalidPortException;
import io.github.smsdispatch.api.Recovery;
import io.github.smsdispatch.api.UnavailableReason;
import java.io.IOException;
import java.util.Arrays;

/**
 * A serial device through jSerialComm. No listener: its disconnect event repeats without end, and closing within it can
 * crash the VM (Fazecast/jSerialComm issue 625). Reads are semi-blocking; a device that is gone reads as an end.
 */
final class DevicePort implements ModemPort {

    private static final int READ_MILLIS = 500;
    private static final int WRITE_MILLIS = 5_000;
    /** Linux errno EBUSY and EACCES, Windows ERROR_ACCESS_DENIED. */
    private static final int EBUSY = 16;

    private static final int EACCES = 13;
    private static final int ACCESS_DENIED = 5;

    private final SerialPort port;
    private final Object writing = new Object();
    private volatile boolean closed;

    private DevicePort(SerialPort port) {
        this.port = port;
    }

    static ModemPort open(String device, int baud) throws PortUnavailableException {
        SerialPort port = find(device);
        port.setComPortParameters(baud, 8, SerialPort.ONE_STOP_BIT, SerialPort.NO_PARITY);
        port.setComPortTimeouts(
                SerialPort.TIMEOUT_READ_SEMI_BLOCKING | SerialPort.TIMEOUT_WRITE_BLOCKING, READ_MILLIS, WRITE_MILLIS);
        // The boolean counts: after a good open the last error code may be anything.
        if (!port.openPort(0)) {
            throw cannotOpen(device, port.getLastErrorCode());
        }
        return new DevicePort(port);
    }

    private static SerialPort find(String device) throws PortUnavailableException {
        try {
            return SerialPort.getCommPort(device);
        } catch (SerialPortInvalidPortException e) {
            throw new PortUnavailableException(
                    UnavailableReason.UNREACHABLE,
                    "no such port: " + device + "; plug the modem in, or choose one that 'ports' lists",
                    Recovery.BY_ITSELF);
        } catch (UnsatisfiedLinkError | ExceptionInInitializerError | NoClassDefFoundError e) {
            throw new PortUnavailableException(
                    UnavailableReason.CONFIGURATION,
                    "the native serial library can't be loaded: " + e.getClass().getSimpleName()
                            + "; set -DjSerialComm.library.path, or java.io.tmpdir to a folder that may hold programs",
                    Recovery.BY_OPERATOR);
        }
    }

    private static PortUnavailableException cannotOpen(String device, int error) {
        String holder = PortHolder.of(device).map(who -> ", held by " + who).orElse("");
        if (error == EACCES && holder.isEmpty()) {
            return new PortUnavailableException(
                    UnavailableReason.CONFIGURATION,
                    "no permission for " + device + "; add this user to the group of the device (often dialout)",
                    Recovery.BY_OPERATOR);
        }
        boolean busy = error == EBUSY || error == ACCESS_DENIED || !holder.isEmpty();
        return new PortUnavailableException(
                busy ? UnavailableReason.BUSY : UnavailableReason.UNREACHABLE,
                "can't open " + device + " (error " + error + ")" + holder,
                Recovery.BY_ITSELF);
    }

    @Override
    public int read(byte[] buffer) throws IOException {
        if (closed) {
            return -1;
        }
        int first = port.readBytes(buffer, 1);
        if (first <= 0) {
            return first;
        }
        int more = Math.min(port.bytesAvailable(), buffer.length - 1);
        int read = more > 0 ? port.readBytes(buffer, more, 1) : 0;
        return 1 + Math.max(0, read);
    }

    @Override
    public void write(byte[] octets) throws IOException {
        synchronized (writing) {
            byte[] left = octets;
            while (left.length > 0) {
                int written = closed ? 0 : port.writeBytes(left, left.length);
                if (written <= 0) {
                    throw new IOException("the port takes nothing any more");
                }
                left = Arrays.copyOfRange(left, written, left.length);
            }
        }
    }

    @Override
    public void close() {
        closed = true;
        port.closePort();
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.testkit.modem;

import java.util.Locale;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** Writes answers as faults want them. */
final class FaultyLine {

    private static final String GARBAGE = "\u0000\u00FF\u0013\u007F\u0080\r\n??\u0002\u00FE8*%\r\nO\u00CBK\r";
    private static final String[] STORM = {
        "\r\n+CREG: 1,\"00C3\",\"01A2\"\r\n",
        "\r\n^RSSI:18\r\n",
        "\r\nRING\r\n",
        "\r\n+CSQ: 20,99\r\n",
        "\r\n+CMTI: \"XX\",0\r\n"
    };

    private final ModemLine line;
    private final ModemSimulator simulator;

    FaultyLine(ModemLine line, ModemSimulator simulator) {
        this.line = line;
        this.simulator = simulator;
    }

    /** Writes the right answer, shaped by a fault that keeps it. */
    void answer(@Nullable ModemFault fault, String wire) {
        if (fault instanceof ModemFault.Late late) {
            LockSupport.parkNanos(late.by().toNanos());
            line.write(wire);
        } else if (fault instanceof ModemFault.SlowBytes slow) {
            line.write(wire, slow.pause());
        } else if (fault instanceof ModemFault.Storm storm) {
            for (int i = 0; i < storm.lines(); i++) {
                line.write(STORM[i % STORM.length]);
            }
            line.write(wire);
        } else {
            line.write(wire);
        }
    }

    /** Does what a fault does in place of the answer. */
    void instead(ModemFault fault, String wire) {
        if (fault instanceof ModemFault.CmsError error) {
            line.write(String.format(Locale.ROOT, "\r\n+CMS ERROR: %d\r\n", error.code()));
        } else if (fault instanceof ModemFault.CmeError error) {
            line.write(String.format(Locale.ROOT, "\r\n+CME ERROR: %d\r\n", error.code()));
        } else if (fault instanceof ModemFault.BareError) {
            line.write("\r\nERROR\r\n");
        } else if (fault instanceof ModemFault.Garbage) {
            line.write(GARBAGE);
        } else if (fault instanceof ModemFault.HalfLine) {
            line.write(wire.substring(0, Math.max(1, wire.length() / 3)));
        } else if (fault instanceof ModemFault.HangUp) {
            line.close();
        } else if (fault instanceof ModemFault.Unplug) {
            simulator.unplug();
        } else if (fault instanceof ModemFault.Reboot) {
            simulator.reboot();
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.serial.gammu;

import java.io.IOException;

/** A line to a modem: octets in both directions. One reader and one writer at a time; close from anywhere but a listener. */
interface ModemPort extends AutoCloseable {

    /** Reads what is there, after at most half a second: 0 for nothing yet, -1 at the end. */
    int read(byte[] buffer) throws IOException;

    /** Writes all octets, or throws: then it isn't known how many were written. */
    void write(byte[] octets) throws IOException;

    @Override
    void close();
}

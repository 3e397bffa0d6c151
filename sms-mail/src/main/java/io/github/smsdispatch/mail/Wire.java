// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.mail;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;

/**
 * The TCP connection under a session, with or without TLS above it. Refuses a server that talks without end: the mail
 * library collects a line, however long it is.
 */
final class Wire extends Socket {

    /** More than any answer and any certificate chain; counted anew from command to command. */
    private static final int MOST_BYTES = 1 << 18;

    private volatile int received;

    @Override
    public InputStream getInputStream() throws IOException {
        return new Limited(super.getInputStream());
    }

    /** A new command: what comes now is its answer. */
    void expectAnswer() {
        received = 0;
    }

    /** Cuts the connection; whoever reads or writes gets an exception. */
    void abort() {
        try {
            close();
        } catch (IOException e) {
            // It is closed all the same.
        }
    }

    /** Counts. Only one thread reads. */
    private final class Limited extends FilterInputStream {

        Limited(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            return counted(super.read(), 1);
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int count = super.read(buffer, offset, length);
            return counted(count, count);
        }

        @SuppressWarnings("NonAtomicVolatileUpdate")
        private int counted(int result, int bytes) throws IOException {
            if (result >= 0) {
                received += bytes;
                if (received > MOST_BYTES) {
                    throw new TooMuchException();
                }
            }
            return result;
        }
    }

    /** The answer has no end. */
    static final class TooMuchException extends IOException {

        private static final long serialVersionUID = 1L;

        TooMuchException() {
            super("the answer is longer than " + MOST_BYTES + " bytes");
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.testkit.http;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Reads HTTP/1.1 requests (RFC 9112): content length, chunked coding, expectation of 100. */
final class HttpReader {

    private static final int LONGEST_LINE = 1 << 16;
    private static final int LARGEST_BODY = 1 << 26;
    private static final byte[] CONTINUE = "HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    private final BufferedInputStream in;
    private final OutputStream out;

    HttpReader(InputStream in, OutputStream out) {
        this.in = new BufferedInputStream(in, 1 << 14);
        this.out = out;
    }

    /** Waits for the first byte of a request without taking it. */
    boolean awaitFirstByte() throws IOException {
        in.mark(1);
        boolean there = in.read() >= 0;
        in.reset();
        return there;
    }

    HttpRequest read() throws IOException {
        String[] start = line().split(" ");
        if (start.length != 3 || !start[2].startsWith("HTTP/1.")) {
            throw new IOException("no HTTP request line");
        }
        Map<String, String> headers = new TreeMap<>();
        for (String line = line(); !line.isEmpty(); line = line()) {
            int colon = line.indexOf(':');
            if (colon > 0) {
                headers.put(
                        line.substring(0, colon).toLowerCase(Locale.ROOT),
                        line.substring(colon + 1).strip());
            }
        }
        if ("100-continue".equalsIgnoreCase(headers.get("expect"))) {
            out.write(CONTINUE);
            out.flush();
        }
        return new HttpRequest(start[0], start[1], headers, body(headers));
    }

    private byte[] body(Map<String, String> headers) throws IOException {
        if ("chunked".equalsIgnoreCase(headers.get("transfer-encoding"))) {
            return chunks();
        }
        String length = headers.get("content-length");
        return length == null ? new byte[0] : exactly(sizeOf(length, 10));
    }

    private byte[] chunks() throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (int size = chunkSize(); size > 0; size = chunkSize()) {
            all.write(exactly(size));
            line();
            if (all.size() > LARGEST_BODY) {
                throw new IOException("body too large");
            }
        }
        while (!line().isEmpty()) {
            // Trailers say nothing that this server needs.
        }
        return all.toByteArray();
    }

    private int chunkSize() throws IOException {
        return sizeOf(line().split(";", 2)[0].strip(), 16);
    }

    private static int sizeOf(String text, int radix) throws IOException {
        try {
            int size = Integer.parseInt(text, radix);
            if (size >= 0 && size <= LARGEST_BODY) {
                return size;
            }
        } catch (NumberFormatException e) {
            throw new IOException("no size", e);
        }
        throw new IOException("body too large");
    }

    private byte[] exactly(int size) throws IOException {
        byte[] bytes = in.readNBytes(size);
        if (bytes.length < size) {
            throw new EOFException("body ended early");
        }
        return bytes;
    }

    private String line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0 || line.size() > LONGEST_LINE) {
                throw new EOFException("no end of line");
            }
            if (c != '\r') {
                line.write(c);
            }
        }
        return line.toString(StandardCharsets.UTF_8);
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.mail;

import io.github.smsdispatch.mail.MailSettings.Encoding;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeUtility;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** A body as it is written. */
final class Body {

    static final String EIGHT_BIT = "8bit";

    /** RFC 5322 section 2.1.1: octets in a line, its end not counted. */
    private static final int LONGEST_LINE = 998;

    private final byte[] octets;
    private final String charset;
    private final String transferEncoding;

    private Body(byte[] octets, String charset, String transferEncoding) {
        this.octets = octets;
        this.charset = charset;
        this.transferEncoding = transferEncoding;
    }

    static Body of(String text, Encoding wanted, boolean eightBitOffered) throws MessagingException {
        byte[] plain = text.replaceAll("\r\n|\r|\n", "\r\n").getBytes(StandardCharsets.UTF_8);
        boolean ascii = isAscii(plain);
        boolean asItIs = hasShortLines(plain) && (ascii || (eightBitOffered && wanted == Encoding.EIGHT_BIT));
        if (asItIs) {
            return new Body(plain, ascii ? "us-ascii" : "UTF-8", ascii ? "7bit" : EIGHT_BIT);
        }
        String name = wanted == Encoding.BASE64 ? "base64" : "quoted-printable";
        return new Body(encoded(plain, name), "UTF-8", name);
    }

    /** The encoded text, without escaped dots. */
    byte[] octets() {
        return octets.clone();
    }

    String charset() {
        return charset;
    }

    /** As in RFC 2045 section 6.1. */
    String transferEncoding() {
        return transferEncoding;
    }

    boolean isEightBit() {
        return transferEncoding.equals(EIGHT_BIT);
    }

    private static byte[] encoded(byte[] plain, String name) throws MessagingException {
        ByteArrayOutputStream collected = new ByteArrayOutputStream();
        try (OutputStream out = MimeUtility.encode(collected, name)) {
            out.write(plain);
        } catch (IOException e) {
            throw new MessagingException("body", e);
        }
        return collected.toByteArray();
    }

    private static boolean isAscii(byte[] octets) {
        for (byte octet : octets) {
            if (octet < 0) {
                return false;
            }
        }
        return true;
    }

    private static boolean hasShortLines(byte[] octets) {
        int length = 0;
        for (byte octet : octets) {
            length = octet == '\r' || octet == '\n' ? 0 : length + 1;
            if (length > LONGEST_LINE) {
                return false;
            }
        }
        return true;
    }

    @Override
    public String toString() {
        return "Body[" + octets.length + " octets, " + transferEncoding + "]";
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.testkit.skyline;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.SecretKeySpec;

/** The gateway's own cryptography: MD5 in hex as a proof, AES-256-ECB with zero padding as a veil. */
final class Crypt {

    private static final int BLOCK = 16;

    private Crypt() {}

    static String md5(String text) {
        try {
            MessageDigest digest = MessageDigest.getInstance("MD5");
            return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java runtime has MD5", e);
        }
    }

    /** Decrypts a body; the key is the hex text itself, not what it stands for. */
    static Optional<byte[]> decrypt(String key, byte[] body) {
        if (body.length % BLOCK != 0) {
            return Optional.empty();
        }
        byte[] padded = decrypted(key, body);
        int end = padded.length;
        while (end > 0 && padded[end - 1] == 0) {
            end--;
        }
        return Optional.of(Arrays.copyOf(padded, end));
    }

    private static byte[] decrypted(String key, byte[] blocks) {
        try {
            Cipher cipher = Cipher.getInstance("AES/ECB/NoPadding");
            cipher.init(Cipher.DECRYPT_MODE, new SecretKeySpec(key.getBytes(StandardCharsets.US_ASCII), "AES"));
            return cipher.doFinal(blocks);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java runtime has AES", e);
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.skyline;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.Cipher;
import javax.crypto.spec.SecretKeySpec;

/**
 * The arithmetic of the encrypted session (vendor's "interface security", API V2.4.0). MD5 and ECB are the device's
 * choice: this keeps passwords and texts from a passive listener, it is no replacement for TLS.
 *
 * @param credentials user name and password, one after the other
 * @param openAuth what opened the session
 * @param id the session's name
 */
record CryptSession(String credentials, String openAuth, String id) {

    static final String OPEN = "/crypt_sess.json";

    private static final int BLOCK = 16;

    static String openAuth(String credentials, String nonce) {
        return md5(credentials + nonce + OPEN);
    }

    String auth(long seq, String resource) {
        return md5(credentials + id + seq + resource);
    }

    String key(long seq) {
        return md5(credentials + openAuth + id + seq);
    }

    /** AES-256-ECB under the 32 hex characters of the key, padded with 1 to 16 zero bytes. */
    byte[] encrypt(long seq, byte[] body) {
        byte[] padded = Arrays.copyOf(body, (body.length / BLOCK + 1) * BLOCK);
        try {
            Cipher cipher = Cipher.getInstance("AES/ECB/NoPadding");
            cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key(seq).getBytes(StandardCharsets.US_ASCII), "AES"));
            return cipher.doFinal(padded);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java runtime has no AES-256", e);
        }
    }

    private static String md5(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java runtime has no MD5", e);
        }
    }

    @Override
    public String toString() {
        return "CryptSession[***]";
    }
}

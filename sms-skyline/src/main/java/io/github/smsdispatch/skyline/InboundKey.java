// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.skyline;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;

/** Names a received SMS by its content, since devices give it no id that survives a restart. */
final class InboundKey {

    private InboundKey() {}

    /** The same for the same SMS, pushed or pulled, whatever the spelling of its port. */
    static String of(String port, String sender, String time, String text) {
        String canonical = PortName.of(port).map(PortName::canonical).orElse("");
        String all = canonical + "\n" + sender + "\n" + time + "\n" + text;
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(all.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 16);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java runtime has no SHA-256", e);
        }
    }
}

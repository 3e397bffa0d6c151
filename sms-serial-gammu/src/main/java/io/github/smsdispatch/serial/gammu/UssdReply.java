// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.serial.gammu;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The words of a {@code +CUSD} line, whatever character set the modem shows them in. */
final class UssdReply {

    private static final Pattern REPLY = Pattern.compile("\\+CUSD: *[0-9](?: *, *\"(.*)\"(?: *, *([0-9]{1,3}))?)?.*");
    private static final Pattern UNITS = Pattern.compile("(?:[0-9A-Fa-f]{4})+");
    private static final int UCS2 = 0x08;
    private static final int ALPHABET = 0x0C;

    private UssdReply() {}

    /** Many modems write UCS-2 as hexadecimal digits; the coding, or a text of nothing but zero-led units, tells. */
    static String text(String line) {
        Matcher reply = REPLY.matcher(line);
        if (!reply.matches() || reply.group(1) == null) {
            return "";
        }
        String words = reply.group(1);
        int coding = reply.group(2) == null ? 0 : Integer.parseInt(reply.group(2));
        boolean units = UNITS.matcher(words).matches();
        boolean said = (coding & ALPHABET) == UCS2;
        boolean looks = words.length() >= 8 && words.startsWith("00");
        return units && (said || looks) ? new String(HexFormat.of().parseHex(words), StandardCharsets.UTF_16BE) : words;
    }
}

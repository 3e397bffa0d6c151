// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.skyline;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The form in which some firmware wraps a received SMS: header lines, an empty line, the text.
 *
 * @param sender who sent it
 * @param receiver our own number, without the port in quotes before it
 * @param scts the network's time stamp as received
 * @param text what it says
 */
record TextBlock(String sender, String receiver, String scts, String text) {

    private static final Pattern EMPTY_LINE = Pattern.compile("\\r?\\n\\r?\\n");
    private static final Pattern PORT = Pattern.compile("^\"[^\"]{0,40}\"\\s*");
    private static final Pattern SCTS = Pattern.compile(
            "([0-9]{2})([0-9]{2})([0-9]{2})([0-9]{2})([0-9]{2})([0-9]{2})" + "([0-9A-Fa-f])([0-9A-Fa-f])");

    /** Empty when the content is a bare text. */
    static Optional<TextBlock> of(String content) {
        Matcher end = EMPTY_LINE.matcher(content);
        if (!content.startsWith("Sender:") || !end.find()) {
            return Optional.empty();
        }
        Map<String, String> lines = new TreeMap<>();
        for (String line : content.substring(0, end.start()).split("\\r?\\n", 20)) {
            int colon = line.indexOf(':');
            if (colon > 0) {
                lines.put(
                        line.substring(0, colon).strip().toLowerCase(Locale.ROOT),
                        line.substring(colon + 1).strip());
            }
        }
        return Optional.of(new TextBlock(
                lines.getOrDefault("sender", ""),
                PORT.matcher(lines.getOrDefault("receiver", "")).replaceFirst(""),
                lines.getOrDefault("scts", ""),
                content.substring(end.end())));
    }

    /**
     * YYMMDDhhmmss and the time zone in swapped digits: the first digit's top bit (8) is the sign, its other bits the
     * tens, the second digit the units, in quarters of an hour (3GPP TS 23.040, 9.2.3.11).
     */
    static Optional<Instant> time(String scts) {
        Matcher m = SCTS.matcher(scts);
        if (!m.matches()) {
            return Optional.empty();
        }
        int first = Character.digit(m.group(7).charAt(0), 16);
        int quarters = (first & 7) * 10 + Character.digit(m.group(8).charAt(0), 16);
        try {
            LocalDateTime local = LocalDateTime.of(
                    2000 + number(m, 1), number(m, 2), number(m, 3), number(m, 4), number(m, 5), number(m, 6));
            ZoneOffset zone = ZoneOffset.ofTotalSeconds((first & 8) == 0 ? quarters * 900 : -quarters * 900);
            return Optional.of(local.toInstant(zone));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static int number(Matcher matcher, int group) {
        return Integer.parseInt(matcher.group(group));
    }

    @Override
    public String toString() {
        return "TextBlock[" + text.length() + " characters]";
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.mail;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An answer of the server. All its lines must carry the same code (RFC 5321 section 4.2.1).
 *
 * @param code the three digits
 * @param enhanced the enhanced status code of RFC 3463 such as {@code 5.1.1}, empty if there is none
 * @param text the words behind the codes, lines joined by a blank
 */
record SmtpReply(int code, String enhanced, String text) {

    /** RFC 5321 section 3.8: the answer to any command of a server that closes the connection. */
    static final int CLOSING = 421;

    private static final Pattern LINE = Pattern.compile("([2-5][0-5][0-9])(?:[ -](.*))?");
    private static final Pattern ENHANCED = Pattern.compile("([245]\\.[0-9]{1,3}\\.[0-9]{1,3})(?:\\s+(.*))?");
    private static final int MOST_LINES = 100;

    /** Reads an answer. */
    static Optional<SmtpReply> read(String lines) {
        String code = "";
        String enhanced = "";
        StringBuilder text = new StringBuilder();
        for (String line : lines.split("\n", MOST_LINES)) {
            if (line.isEmpty() && !code.isEmpty()) {
                continue;
            }
            Matcher matcher = LINE.matcher(line);
            if (!matcher.matches() || (!code.isEmpty() && !code.equals(matcher.group(1)))) {
                return Optional.empty();
            }
            code = matcher.group(1);
            String words = matcher.group(2) == null ? "" : matcher.group(2).strip();
            Matcher status = ENHANCED.matcher(words);
            if (status.matches()) {
                enhanced = status.group(1);
                words = status.group(2) == null ? "" : status.group(2);
            }
            text.append(text.isEmpty() ? "" : " ").append(words);
        }
        return Optional.of(new SmtpReply(Integer.parseInt(code), enhanced, text.toString()));
    }

    /** The first digit, which alone decides what a client does (RFC 5321 section 4.2). */
    int kind() {
        return code / 100;
    }

    /** Tells whether the enhanced code is of this subject (second number) and, unless negative, detail (third number). */
    boolean concerns(int subject, int detail) {
        return detail < 0
                ? enhanced.matches("[245]\\." + subject + "\\.[0-9]+")
                : enhanced.matches("[245]\\." + subject + "\\." + detail);
    }

    /** Both codes, for {@code Rejected.code()}. */
    String codes() {
        return enhanced.isEmpty() ? Integer.toString(code) : code + " " + enhanced;
    }
}

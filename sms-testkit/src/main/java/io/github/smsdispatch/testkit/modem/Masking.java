// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.testkit.modem;

import io.github.smsdispatch.testkit.modem.ModemTranscript.Side;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Takes people out of what was said, and keeps all lengths. What isn't known to be harmless is masked whole: every letter
 * becomes {@code x}, every digit 0.
 */
final class Masking {

    private static final Pattern LINE = Pattern.compile("[^\\r\\n\\x1A\\x1B]+");
    private static final Pattern HEX = Pattern.compile("(?:[0-9A-Fa-f]{2}){2,}");
    private static final Pattern SECRET = Pattern.compile("(?i)(AT)?\\+(CPIN|CLCK|CPWD|CUSD|CNUM|CLIP).*");
    private static final Pattern KNOWN =
            Pattern.compile("(?i)AT.*|[+^*$%#][A-Z0-9]+.*|OK|ERROR|RDY|RING|> ?|NO CARRIER");
    private static final Pattern DIGITS = Pattern.compile("[0-9]{5,}");
    private static final Pattern QUOTED = Pattern.compile("\"[^\"]*\"");
    private static final Pattern NUMBER_OR_NAME = Pattern.compile("(?i)(AT)?\\+(CMGS|CMGW|CMGL|CMGR|CMT|CDS|CSCA).*");

    private Masking() {}

    static String mask(Side side, String said) {
        return LINE.matcher(said).replaceAll(line -> escaped(line(side, line)));
    }

    private static String line(Side side, MatchResult found) {
        String line = found.group();
        if (HEX.matcher(line.strip()).matches()) {
            return MaskedPdu.of(side, line.strip())
                    .map(hex -> line.replace(line.strip(), hex))
                    .orElseGet(() -> whole(line));
        }
        if (SECRET.matcher(line).matches()) {
            int name = line.indexOf('+');
            int end = name;
            while (end < line.length() && (end == name || Character.isLetterOrDigit(line.charAt(end)))) {
                end++;
            }
            return line.substring(0, end) + whole(line.substring(end));
        }
        if (NUMBER_OR_NAME.matcher(line).matches()) {
            return QUOTED.matcher(line).replaceAll(quoted -> escaped(whole(quoted.group())));
        }
        return KNOWN.matcher(line).matches()
                ? DIGITS.matcher(line)
                        .replaceAll(digits -> "0".repeat(digits.group().length()))
                : whole(line);
    }

    private static String whole(String text) {
        StringBuilder masked = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            masked.append(Character.isDigit(c) ? '0' : Character.isLetter(c) || c > '~' ? 'x' : c);
        }
        return masked.toString();
    }

    private static String escaped(String text) {
        return java.util.regex.Matcher.quoteReplacement(text);
    }
}

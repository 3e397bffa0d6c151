// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.testkit.modem;

import io.github.smsdispatch.api.text.Gsm7Alphabet;
import io.github.smsdispatch.tpdu.Deliver;
import io.github.smsdispatch.tpdu.Timestamp;
import java.nio.charset.StandardCharsets;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Locale;

/** Texts as text mode shows and takes them, in the character set of AT+CSCS. */
final class TextMode {

    private static final HexFormat HEX = HexFormat.of().withUpperCase();
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yy/MM/dd,HH:mm:ss", Locale.ROOT);

    private TextMode() {}

    /** Reads what a client typed; one character is one octet of the line. */
    static String read(String typed, String charset) {
        byte[] octets = typed.getBytes(StandardCharsets.ISO_8859_1);
        return switch (charset) {
            case "UCS2" -> new String(HEX.parseHex(typed.strip()), StandardCharsets.UTF_16BE);
            case "HEX" -> gsm(HEX.parseHex(typed.strip()));
            case "GSM" -> gsm(octets);
            default -> typed;
        };
    }

    static String write(String text, String charset) {
        return switch (charset) {
            case "UCS2" -> HEX.formatHex(text.getBytes(StandardCharsets.UTF_16BE));
            case "HEX" -> HEX.formatHex(gsm(text));
            case "GSM" -> new String(gsm(text), StandardCharsets.ISO_8859_1);
            default -> text.replaceAll("[^\\x20-\\x7E]", "?");
        };
    }

    static String heading(Deliver deliver, String charset) {
        return "\"" + write(deliver.originator().display(), charset) + "\",,\"" + time(deliver.timestamp()) + "\"";
    }

    static String shown(Deliver deliver, String charset) {
        return write(deliver.userData().text().orElse(""), charset);
    }

    private static String time(Timestamp stamp) {
        return stamp.time()
                .map(at ->
                        TIME.format(at) + String.format("%+03d", at.getOffset().getTotalSeconds() / 900))
                .orElse("");
    }

    private static String gsm(byte[] septets) {
        return Gsm7Alphabet.standard().decode(septets, 0, septets.length);
    }

    private static byte[] gsm(String text) {
        Gsm7Alphabet alphabet = Gsm7Alphabet.standard();
        if (!alphabet.canEncode(text)) {
            return gsm(text.replaceAll("[^\\x20-\\x7E]", "?").replace('`', '?'));
        }
        byte[] septets = new byte[2 * text.length()];
        int count = alphabet.encode(text, septets, 0);
        return java.util.Arrays.copyOf(septets, count);
    }
}

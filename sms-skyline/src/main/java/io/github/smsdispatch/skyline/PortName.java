// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.skyline;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A port as devices write it: {@code 3}, {@code 1.01} or {@code 1A} (slot A = 1), {@code 12.sp256.101} for a SIM pool.
 *
 * @param raw as received
 * @param port from 1
 * @param slot from 1; 0 when the name has none or a pool's
 */
record PortName(String raw, int port, int slot) {

    private static final Pattern DOT = Pattern.compile("([0-9]{1,4})\\.([0-9]{1,2})");
    private static final Pattern LETTER = Pattern.compile("([0-9]{1,4})([A-Z])");
    private static final Pattern LEADING = Pattern.compile("([0-9]{1,4})(?:[^0-9].{0,40})?");

    static Optional<PortName> of(String raw) {
        String text = raw.strip().toUpperCase(Locale.ROOT);
        Matcher dot = DOT.matcher(text);
        if (dot.matches()) {
            return Optional.of(new PortName(raw, Integer.parseInt(dot.group(1)), Integer.parseInt(dot.group(2))));
        }
        Matcher letter = LETTER.matcher(text);
        if (letter.matches()) {
            return Optional.of(new PortName(
                    raw, Integer.parseInt(letter.group(1)), letter.group(2).charAt(0) - 'A' + 1));
        }
        Matcher leading = LEADING.matcher(text);
        return leading.matches()
                ? Optional.of(new PortName(raw, Integer.parseInt(leading.group(1)), 0))
                : Optional.empty();
    }

    /** The same for all spellings of one port and slot. */
    String canonical() {
        return slot == 0 ? Integer.toString(port) : String.format(Locale.ROOT, "%d.%02d", port, slot);
    }
}

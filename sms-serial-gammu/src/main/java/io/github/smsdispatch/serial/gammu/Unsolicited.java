// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.serial.gammu;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Something the modem said by itself (3GPP TS 27.005 clause 3.4.1, 3GPP TS 27.007).
 *
 * @param head the line
 * @param hex the PDU on the line behind it, empty for kinds without one
 */
record Unsolicited(String head, String hex) {

    private static final Set<String> WITH_PDU = Set.of("+CMT", "+CDS", "+CBM");
    private static final Set<String> NAMES = Set.of(
            "+CMT", "+CDS", "+CBM", "+CMTI", "+CDSI", "+CBMI", "+CUSD", "+CMGS", "+CREG", "+CGREG", "+CEREG", "+CRING",
            "+CLIP", "+CGEV", "+CIEV", "+CTZV", "+CTZE", "+CTZU", "+CPIN", "+CFUN", "+CCWA", "+CSQ", "+STIN", "+CALA");
    private static final Set<String> WORDS =
            Set.of("RING", "RDY", "SMS READY", "CALL READY", "SMS DONE", "PB DONE", "NORMAL POWER DOWN", "BUSY");
    private static final Pattern NAMED = Pattern.compile("([+^*%$#][A-Z0-9]+):.*");

    /** Tells whether a line is none that answers a command. */
    static boolean is(String line) {
        String name = name(line);
        return NAMES.contains(name)
                || WORDS.contains(line.toUpperCase(java.util.Locale.ROOT))
                || line.startsWith("^") && !name.isEmpty();
    }

    static boolean hasPdu(String line) {
        return WITH_PDU.contains(name(line));
    }

    static boolean isHex(String line) {
        return line.length() >= 2 && line.length() % 2 == 0 && line.matches("[0-9A-Fa-f]+");
    }

    String name() {
        return name(head);
    }

    private static String name(String line) {
        Matcher named = NAMED.matcher(line);
        return named.matches() ? named.group(1) : "";
    }

    @Override
    public String toString() {
        return "Unsolicited[" + name() + "]";
    }
}

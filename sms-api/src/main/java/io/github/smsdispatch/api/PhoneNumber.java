// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.api;

/**
 * A recipient's number: an optional {@code +} and digits, nothing else. Strict on purpose: a number with blanks,
 * letters or brackets is refused with an error that shows what is wrong, never corrected silently.
 *
 * <p>{@link #toString()} and every error text mask the number; {@link #value()} is the only way to its digits.
 * Immutable, safe for concurrent use.
 *
 * @param value the number as the transport gets it, for example {@code +4712345678}
 */
public record PhoneNumber(String value) {

    private static final int MOST_DIGITS = 15;
    private static final int LEAST_INTERNATIONAL = 7;
    private static final int LEAST = 3;
    private static final int LONGEST_SHORT_CODE = 6;
    private static final String ALLOWED =
            "allowed: '+' and 7 to 15 digits (E.164), 7 to 15 digits (national), or 3 to 6 digits (short code)";

    /** How a number is to be read. */
    public enum Kind {
        /** {@code +}, country code and subscriber number, 7 to 15 digits (ITU-T E.164 section 6). */
        E164,
        /** 7 to 15 digits without {@code +}: what they mean is up to the transport's own network. */
        NATIONAL,
        /** 3 to 6 digits: a service number of one network. */
        SHORT_CODE
    }

    /**
     * Checks the number.
     *
     * @throws IllegalArgumentException when the text is none of the three {@linkplain Kind kinds}; the caller corrects
     *     the number, sending again with the same text can't succeed
     */
    public PhoneNumber {
        if (!isValid(value)) {
            throw new IllegalArgumentException("phone number: received " + described(value) + "; " + ALLOWED);
        }
    }

    /**
     * Reads a number.
     *
     * @param text the number, without blanks or punctuation
     * @return the number
     * @throws IllegalArgumentException when the text is no number
     */
    public static PhoneNumber of(String text) {
        return new PhoneNumber(text);
    }

    /**
     * Tells how the number is to be read.
     *
     * @return the kind, decided by the leading plus and the count of digits
     */
    public Kind kind() {
        if (value.charAt(0) == '+') {
            return Kind.E164;
        }
        return value.length() <= LONGEST_SHORT_CODE ? Kind.SHORT_CODE : Kind.NATIONAL;
    }

    /**
     * Gives the digits alone.
     *
     * @return the number without its plus
     */
    public String digits() {
        return value.charAt(0) == '+' ? value.substring(1) : value;
    }

    /**
     * Gives a form fit for logs.
     *
     * @return the number with all but the first and last two or three characters replaced by {@code *}
     */
    public String masked() {
        int head = value.length() >= 9 ? 3 : 0;
        int hidden = value.length() - head - 2;
        return value.substring(0, head) + "*".repeat(hidden) + value.substring(head + hidden);
    }

    @Override
    public String toString() {
        return masked();
    }

    // A loop, as each message of a queue has its number checked several times on its way.
    private static boolean isValid(String value) {
        boolean international = value.startsWith("+");
        int first = international ? 1 : 0;
        int digits = value.length() - first;
        if (digits < (international ? LEAST_INTERNATIONAL : LEAST)
                || digits > MOST_DIGITS
                || (international && value.charAt(first) == '0')) {
            return false;
        }
        for (int i = first; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c < '0' || c > '9') {
                return false;
            }
        }
        return true;
    }

    private static String described(String text) {
        StringBuilder shape = new StringBuilder("'");
        text.chars().limit(20).forEach(c -> shape.append(shown((char) c)));
        return shape.append(text.length() > 20 ? "…' (" : "' (")
                .append(text.length())
                .append(" characters, digits masked)")
                .toString();
    }

    private static String shown(char c) {
        if (Character.isDigit(c)) {
            return "*";
        }
        return c < ' ' || c > '~' ? String.format("\\u%04x", (int) c) : String.valueOf(c);
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.tpdu;

import io.github.smsdispatch.api.PhoneNumber;
import io.github.smsdispatch.api.text.Gsm7Alphabet;
import java.util.Optional;

/**
 * A party: number or name (3GPP TS 23.040 clause 9.1.2.5). {@link #toString()} masks it.
 *
 * @param type how the value is to be read
 * @param plan numbering plan, 0 to 15: {@link #PLAN_UNKNOWN}, {@link #PLAN_TELEPHONE} or what a network sent
 * @param value up to 20 of the digits {@code 0-9*#abc} without plus; or, {@link TypeOfNumber#ALPHANUMERIC}, a name of up
 *     to 11 septets of the GSM 7-bit default alphabet. May be empty
 */
public record Address(TypeOfNumber type, int plan, String value) {

    /** Nothing is known of the plan; usual for names. */
    public static final int PLAN_UNKNOWN = 0;

    /** Telephone numbers (ITU-T E.164 and E.163); usual for numbers. */
    public static final int PLAN_TELEPHONE = 1;

    /** Semi-octets of the longest address: ten octets. */
    static final int MOST_DIGITS = 20;

    private static final int MOST_SEPTETS = 11;

    /**
     * Checks the value.
     *
     * @throws IllegalArgumentException when plan or value don't fit the type; never shows digits
     */
    public Address {
        Checks.inRange("plan", plan, 0, 15);
        if (type == TypeOfNumber.ALPHANUMERIC) {
            checkName(value);
        } else {
            checkDigits(value);
        }
    }

    /**
     * Addresses a phone.
     *
     * @param number E.164 becomes an international number; national numbers and short codes go with an unknown type,
     *     which leaves their reading to the network
     * @return the address
     */
    public static Address of(PhoneNumber number) {
        TypeOfNumber type = number.kind() == PhoneNumber.Kind.E164 ? TypeOfNumber.INTERNATIONAL : TypeOfNumber.UNKNOWN;
        return new Address(type, PLAN_TELEPHONE, number.digits());
    }

    /**
     * Makes an address of type and digits, with the telephone numbering plan.
     *
     * @param type any but {@link TypeOfNumber#ALPHANUMERIC}
     * @param digits up to 20 of {@code 0-9*#abc}
     * @return the address
     * @throws IllegalArgumentException when the digits are something else
     */
    public static Address ofDigits(TypeOfNumber type, String digits) {
        return new Address(type, PLAN_TELEPHONE, digits);
    }

    /**
     * Makes a sender's name.
     *
     * @param name up to 11 septets of the GSM 7-bit default alphabet
     * @return the address, with an unknown numbering plan
     * @throws IllegalArgumentException when the name is longer or has other characters
     */
    public static Address ofName(String name) {
        return new Address(TypeOfNumber.ALPHANUMERIC, PLAN_UNKNOWN, name);
    }

    /**
     * Shows the address as people write it: for programs that answer or store it, not for logs.
     *
     * @return a name; or digits, international ones with a plus
     */
    public String display() {
        return type == TypeOfNumber.INTERNATIONAL ? "+" + value : value;
    }

    /**
     * Gives the number to which an SMS could be sent.
     *
     * @return empty for names and for digits that no recipient has
     */
    public Optional<PhoneNumber> phoneNumber() {
        if (type == TypeOfNumber.ALPHANUMERIC) {
            return Optional.empty();
        }
        try {
            return Optional.of(PhoneNumber.of(display()));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        int hidden = Math.max(0, value.length() - 2);
        return "Address[" + type + ", plan " + plan + ", " + "*".repeat(hidden) + value.substring(hidden) + "]";
    }

    private static void checkName(String name) {
        int septets = Gsm7Alphabet.standard().count(name);
        if (septets == Gsm7Alphabet.MISSING || septets > MOST_SEPTETS) {
            throw new IllegalArgumentException("address: received a name of " + name.length() + " characters"
                    + (septets > 0 ? ", " + septets + " septets" : "")
                    + "; allowed: 0 to 11 septets of the GSM 7-bit default alphabet");
        }
    }

    private static void checkDigits(String digits) {
        boolean right = digits.length() <= MOST_DIGITS;
        for (int i = 0; i < digits.length(); i++) {
            right &= SemiOctets.DIGITS.indexOf(digits.charAt(i)) >= 0;
        }
        if (!right) {
            throw new IllegalArgumentException(
                    "address: received " + digits.length() + " characters; allowed: 0 to 20 of 0-9*#abc, without plus");
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.tpdu;

import io.github.smsdispatch.api.text.Gsm7Alphabet;
import io.github.smsdispatch.api.text.Septets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Header and text of one segment, with the coding that says how to read them (3GPP TS 23.040 clauses 9.2.3.10, 9.2.3.16
 * and 9.2.3.24). At most 140 octets in {@link Submit} and {@link Deliver}, 159 in reports. {@link #toString()} shows no
 * text.
 *
 * @param coding how to read the payload
 * @param header what stands before the payload
 * @param payload one septet per octet when the coding means uncompressed septets, else the octets as they are
 */
public record UserData(DataCoding coding, UserDataHeader header, Octets payload) {

    /** Nothing: what a report without user data, or an empty SMS, has. */
    public static final UserData EMPTY = new UserData(DataCoding.GSM7, UserDataHeader.none(), Octets.NONE);

    /** The most that any TPDU has room for: an SMS-DELIVER-REPORT (3GPP TS 23.040 clause 9.2.2.1a). */
    static final int MOST_OCTETS = 159;

    private static final int HIGHEST_SEPTET = 0x7F;

    /**
     * Checks the size.
     *
     * @throws IllegalArgumentException when header and payload take more than 159 octets, or the payload has what is no
     *     septet
     */
    public UserData {
        if (coding.countsSeptets()) {
            for (int i = 0; i < payload.size(); i++) {
                Checks.inRange("septet", payload.get(i), 0, HIGHEST_SEPTET);
            }
        }
        Checks.inRange("user data", octets(coding, header, payload), 0, MOST_OCTETS);
    }

    /**
     * Writes a text in the GSM 7-bit default alphabet if it has all characters, else in UCS-2; without a header.
     *
     * @param text a text of one segment
     * @return the user data
     * @throws IllegalArgumentException when the text is too long
     */
    public static UserData of(String text) {
        DataCoding coding = Gsm7Alphabet.standard().canEncode(text) ? DataCoding.GSM7 : DataCoding.UCS2;
        return of(coding, UserDataHeader.none(), text);
    }

    /**
     * Writes a text.
     *
     * @param coding septets or UCS-2, uncompressed
     * @param header may name a language whose tables septets are taken from
     * @param text a text of one segment
     * @return the user data
     * @throws IllegalArgumentException when the text is too long, a character is not in the alphabet, or the coding is
     *     for something else than text
     */
    public static UserData of(DataCoding coding, UserDataHeader header, String text) {
        if (coding.isCompressed() || coding.alphabet() == Alphabet.OCTETS) {
            throw new IllegalArgumentException("coding: received " + coding + "; allowed: septets or UCS-2");
        }
        if (coding.alphabet() == Alphabet.UCS2) {
            return new UserData(coding, header, units(text));
        }
        Gsm7Alphabet alphabet = header.alphabet();
        byte[] septets = new byte[2 * text.length()];
        int count = alphabet.encode(text, septets, 0);
        return new UserData(coding, header, Octets.owning(Arrays.copyOf(septets, count)));
    }

    /**
     * Writes the segments of an SMS. A single one gets no concatenation.
     *
     * @param coding septets or UCS-2
     * @param shared what all headers begin with, for example a language
     * @param texts one to 255 texts, each of one segment
     * @param width the size of the reference
     * @param reference should differ from that of the last SMS to the same recipient
     * @return user data for each text
     * @throws IllegalArgumentException when there are too many texts or one doesn't fit
     */
    public static List<UserData> ofSegments(
            DataCoding coding, UserDataHeader shared, List<String> texts, Width width, int reference) {
        int total = Checks.inRange("segments", texts.size(), 1, 0xFF);
        if (total == 1) {
            return List.of(of(coding, shared, texts.get(0)));
        }
        List<UserData> segments = new ArrayList<>(total);
        for (int number = 1; number <= total; number++) {
            UserDataHeader header = shared.plus(new Concatenation(width, reference, total, number));
            segments.add(of(coding, header, texts.get(number - 1)));
        }
        return List.copyOf(segments);
    }

    /**
     * Reads the text. Codes without a character become what {@link Gsm7Alphabet#decode} says; half a UCS-2 unit at the
     * end is left out; surrogates that a sender cut between segments stay as they are.
     *
     * @return empty for octets and compressed data
     */
    public Optional<String> text() {
        if (coding.countsSeptets()) {
            return Optional.of(header.alphabet().decode(payload.toByteArray(), 0, payload.size()));
        }
        if (coding.alphabet() != Alphabet.UCS2 || coding.isCompressed()) {
            return Optional.empty();
        }
        StringBuilder text = new StringBuilder(payload.size() / 2);
        for (int i = 0; i + 1 < payload.size(); i += 2) {
            text.append((char) (payload.get(i) << 8 | payload.get(i + 1)));
        }
        return Optional.of(text.toString());
    }

    /**
     * Counts what TP-UDL counts: septets of header, fill bits and text, or octets.
     *
     * @return TP-UDL
     */
    public int length() {
        return headerUnits(coding, header) + payload.size();
    }

    /** Counts the octets of TP-UD. */
    int octets() {
        return octets(coding, header, payload);
    }

    @Override
    public String toString() {
        return "UserData[" + coding + ", " + header + ", " + payload.size() + " units]";
    }

    private static Octets units(String text) {
        byte[] octets = new byte[text.length() * 2];
        for (int i = 0; i < text.length(); i++) {
            octets[2 * i] = (byte) (text.charAt(i) >> 8);
            octets[2 * i + 1] = (byte) text.charAt(i);
        }
        return Octets.owning(octets);
    }

    private static int headerUnits(DataCoding coding, UserDataHeader header) {
        return coding.countsSeptets() ? (header.size() * 8 + 6) / 7 : header.size();
    }

    private static int octets(DataCoding coding, UserDataHeader header, Octets payload) {
        int size = header.size();
        return coding.countsSeptets()
                ? size + Septets.octets(payload.size(), Septets.fillBits(size))
                : size + payload.size();
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.tpdu;

import java.util.Optional;

/**
 * TP-DCS, the data coding scheme (3GPP TS 23.040 clause 9.2.3.10, 3GPP TS 23.038 clause 4). Reserved groups read as the
 * GSM 7-bit default alphabet, as the clause demands, and keep their octet.
 *
 * @param octet 0 to 255
 */
public record DataCoding(int octet) {

    /** Septets of the GSM 7-bit default alphabet, no class. */
    public static final DataCoding GSM7 = new DataCoding(0x00);

    /** Eight-bit data, no class. */
    public static final DataCoding OCTETS = new DataCoding(0x04);

    /** UCS-2, no class. */
    public static final DataCoding UCS2 = new DataCoding(0x08);

    private static final int COMPRESSED = 0x20;
    private static final int HAS_CLASS = 0x10;
    private static final int FIRST_RESERVED_GROUP = 0x80;
    private static final int WAITING_GROUPS = 0xC0;
    private static final int WAITING_UCS2 = 0xE0;
    private static final int CLASS_GROUP = 0xF0;

    /**
     * Checks the octet.
     *
     * @throws IllegalArgumentException when it is none
     */
    public DataCoding {
        Checks.octet("data coding", octet);
    }

    /**
     * Names alphabet and class in the general group.
     *
     * @param alphabet the alphabet
     * @param messageClass where the phone shall put the SMS
     * @return uncompressed, for example 0x10 for a flash SMS of septets
     */
    public static DataCoding of(Alphabet alphabet, MessageClass messageClass) {
        return new DataCoding(HAS_CLASS | alphabet.code() << 2 | messageClass.code());
    }

    /**
     * Tells the alphabet.
     *
     * @return the alphabet; septets for reserved values
     */
    public Alphabet alphabet() {
        if (octet < FIRST_RESERVED_GROUP) {
            int bits = octet >> 2 & 3;
            return bits == 3 ? Alphabet.GSM7 : Alphabet.ofCode(bits);
        }
        if (octet >= CLASS_GROUP) {
            return (octet & 0x04) != 0 ? Alphabet.OCTETS : Alphabet.GSM7;
        }
        return octet >= WAITING_UCS2 ? Alphabet.UCS2 : Alphabet.GSM7;
    }

    /**
     * Tells the class.
     *
     * @return empty when there is none
     */
    public Optional<MessageClass> messageClass() {
        boolean general = octet < FIRST_RESERVED_GROUP && (octet & HAS_CLASS) != 0;
        return general || octet >= CLASS_GROUP ? Optional.of(MessageClass.ofCode(octet & 3)) : Optional.empty();
    }

    /**
     * Tells whether the data is compressed (3GPP TS 23.042). Such data is kept as octets and never read as a text.
     *
     * @return true when compressed
     */
    public boolean isCompressed() {
        return octet < FIRST_RESERVED_GROUP && (octet & COMPRESSED) != 0;
    }

    /**
     * Tells whether this switches a sign like "voice mail is waiting" on or off.
     *
     * @return true for the three groups of message waiting indication
     */
    public boolean isMessageWaiting() {
        return octet >= WAITING_GROUPS && octet < CLASS_GROUP;
    }

    /** Septets are counted in septets, all else in octets (3GPP TS 23.040 clause 9.2.3.16). */
    boolean countsSeptets() {
        return alphabet() == Alphabet.GSM7 && !isCompressed();
    }

    @Override
    public String toString() {
        return String.format("DataCoding[0x%02X, %s]", octet, alphabet());
    }
}

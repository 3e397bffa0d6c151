// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.tpdu;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * SMS-SUBMIT: a segment on its way to the message centre (3GPP TS 23.040 clause 9.2.2.2).
 *
 * @param flags what is asked for
 * @param reference TP-MR, 0 to 255; most modems put their own in its place
 * @param destination the recipient
 * @param protocol TP-PID, 0 to 255; 0 for an SMS between people
 * @param validity how long the centre tries, null to leave it to the centre
 * @param userData coding, header and text; at most 140 octets
 */
public record Submit(
        Set<Flag> flags,
        int reference,
        Address destination,
        int protocol,
        @Nullable Validity validity,
        UserData userData)
        implements Tpdu {

    /** A bit of the first octet. */
    public enum Flag {
        /** TP-RD: the centre refuses an SMS with the reference and recipient of one that it still holds. */
        REJECT_DUPLICATES(0x04),
        /** TP-SRR: the centre tells what became of the SMS. */
        STATUS_REPORT(0x20),
        /** TP-RP: the answer takes the same way. */
        REPLY_PATH(0x80);

        private final int mask;

        Flag(int mask) {
            this.mask = mask;
        }

        static Set<Flag> read(int first) {
            EnumSet<Flag> flags = EnumSet.allOf(Flag.class);
            flags.removeIf(flag -> (first & flag.mask) == 0);
            return flags;
        }
    }

    /** Room for the user data of SMS-SUBMIT and SMS-DELIVER (clauses 9.2.2.1 and 9.2.2.2). */
    static final int MOST_OCTETS = 140;

    /**
     * Checks the fields.
     *
     * @throws IllegalArgumentException when reference or protocol are no octets, or the user data is too long
     */
    public Submit {
        flags = Set.copyOf(flags);
        Checks.octet("reference", reference);
        Checks.octet("protocol", protocol);
        Checks.inRange("user data", userData.octets(), 0, MOST_OCTETS);
    }

    /**
     * Starts a submission.
     *
     * @param destination the recipient
     * @return a builder; without more, an empty SMS with reference 0
     */
    public static Builder to(Address destination) {
        return new Builder(destination);
    }

    @Override
    public Octets encode() {
        int first = TpduField.SUBMIT | ValidityField.format(validity) | UserDataField.headerIndicator(userData);
        for (Flag flag : flags) {
            first |= flag.mask;
        }
        OctetWriter out = new OctetWriter().put(first).put(reference);
        AddressField.write(out, destination);
        out.put(protocol).put(userData.coding().octet());
        out.put(validity == null ? Octets.NONE : validity.octets());
        UserDataField.write(out, userData);
        return out.octets();
    }

    static Submit read(OctetReader in, int first) throws MalformedTpduException {
        int reference = in.next(Field.MR);
        Address destination = AddressField.read(in, Field.DA);
        int protocol = in.next(Field.PID);
        DataCoding coding = new DataCoding(in.next(Field.DCS));
        Optional<Validity> validity = ValidityField.read(in, first);
        UserData userData = UserDataField.read(in, first, coding, MOST_OCTETS);
        in.end(Field.UD);
        return new Submit(Flag.read(first), reference, destination, protocol, validity.orElse(null), userData);
    }

    /** Collects the fields of a submission. Not thread-safe. */
    public static final class Builder {

        private final Address destination;
        private final EnumSet<Flag> flags = EnumSet.noneOf(Flag.class);
        private int reference;
        private int protocol;
        private @Nullable Validity validity;
        private UserData userData = UserData.EMPTY;

        private Builder(Address destination) {
            this.destination = destination;
        }

        /**
         * Asks for something.
         *
         * @param flag for example {@link Flag#STATUS_REPORT}
         * @return this
         */
        public Builder flag(Flag flag) {
            flags.add(flag);
            return this;
        }

        /**
         * Sets TP-MR.
         *
         * @param number 0 to 255; default 0, which modems replace
         * @return this
         */
        public Builder reference(int number) {
            this.reference = number;
            return this;
        }

        /**
         * Sets TP-PID.
         *
         * @param octet 0 to 255; default 0
         * @return this
         */
        public Builder protocol(int octet) {
            this.protocol = octet;
            return this;
        }

        /**
         * Sets TP-VP.
         *
         * @param period default: none, the centre decides
         * @return this
         */
        public Builder validity(Validity period) {
            this.validity = period;
            return this;
        }

        /**
         * Sets coding, header and text.
         *
         * @param data at most 140 octets; default empty
         * @return this
         */
        public Builder userData(UserData data) {
            this.userData = data;
            return this;
        }

        /**
         * Makes the submission.
         *
         * @return the TPDU
         * @throws IllegalArgumentException when a value doesn't fit its field
         */
        public Submit build() {
            return new Submit(flags, reference, destination, protocol, validity, userData);
        }
    }
}

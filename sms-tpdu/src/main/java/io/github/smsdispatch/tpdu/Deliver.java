// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.tpdu;

import java.util.EnumSet;
import java.util.Set;

/**
 * SMS-DELIVER: a segment on its way to a phone (3GPP TS 23.040 clause 9.2.2.1).
 *
 * @param flags what the centre tells along with it
 * @param originator the sender
 * @param protocol TP-PID, 0 to 255; 0 for an SMS between people
 * @param timestamp when the centre took it
 * @param userData coding, header and text; at most 140 octets
 */
public record Deliver(Set<Flag> flags, Address originator, int protocol, Timestamp timestamp, UserData userData)
        implements Tpdu {

    /** A bit of the first octet. */
    public enum Flag {
        /** TP-MMS, whose bit is 0 then: the centre has more for this phone. */
        MORE_MESSAGES(0x04),
        /** TP-LP: was forwarded or made by a machine, so answering by machine could loop. */
        LOOP_PREVENTION(0x08),
        /** TP-SRI: the sender will get a status report. */
        STATUS_REPORT(0x20),
        /** TP-RP: an answer takes the same way. */
        REPLY_PATH(0x80);

        private final int mask;

        Flag(int mask) {
            this.mask = mask;
        }

        static Set<Flag> read(int first) {
            int bits = first ^ MORE_MESSAGES.mask;
            EnumSet<Flag> flags = EnumSet.allOf(Flag.class);
            flags.removeIf(flag -> (bits & flag.mask) == 0);
            return flags;
        }
    }

    /**
     * Checks the fields.
     *
     * @throws IllegalArgumentException when the protocol is no octet, or the user data is too long
     */
    public Deliver {
        flags = Set.copyOf(flags);
        Checks.octet("protocol", protocol);
        Checks.inRange("user data", userData.octets(), 0, Submit.MOST_OCTETS);
    }

    /**
     * Makes what a centre delivers by default: no flag, protocol 0.
     *
     * @param originator the sender
     * @param timestamp when the centre took it
     * @param userData coding, header and text; at most 140 octets
     * @return the TPDU
     * @throws IllegalArgumentException when the user data is too long
     */
    public static Deliver of(Address originator, Timestamp timestamp, UserData userData) {
        return new Deliver(Set.of(), originator, 0, timestamp, userData);
    }

    @Override
    public Octets encode() {
        int bits = 0;
        for (Flag flag : flags) {
            bits |= flag.mask;
        }
        int first = TpduField.DELIVER | bits ^ Flag.MORE_MESSAGES.mask | UserDataField.headerIndicator(userData);
        OctetWriter out = new OctetWriter().put(first);
        AddressField.write(out, originator);
        out.put(protocol).put(userData.coding().octet()).put(timestamp.octets());
        UserDataField.write(out, userData);
        return out.octets();
    }

    static Deliver read(OctetReader in, int first) throws MalformedTpduException {
        Address originator = AddressField.read(in, Field.OA);
        int protocol = in.next(Field.PID);
        DataCoding coding = new DataCoding(in.next(Field.DCS));
        Timestamp timestamp = Timestamp.read(in, Field.SCTS);
        UserData userData = UserDataField.read(in, first, coding, Submit.MOST_OCTETS);
        in.end(Field.UD);
        return new Deliver(Flag.read(first), originator, protocol, timestamp, userData);
    }
}

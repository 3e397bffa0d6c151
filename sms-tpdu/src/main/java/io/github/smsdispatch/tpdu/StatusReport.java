// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.tpdu;

import java.util.EnumSet;
import java.util.Set;

/**
 * SMS-STATUS-REPORT: what became of a submission (3GPP TS 23.040 clause 9.2.2.3).
 *
 * @param flags what the centre tells along with it
 * @param reference TP-MR of the submission, 0 to 255, as the modem named it
 * @param recipient to whom the SMS was sent
 * @param timestamp when the centre took the submission
 * @param discharge when it was delivered, or last tried
 * @param status what became of it
 * @param parameters usually {@link ReportParameters#NONE}
 */
public record StatusReport(
        Set<Flag> flags,
        int reference,
        Address recipient,
        Timestamp timestamp,
        Timestamp discharge,
        ReportStatus status,
        ReportParameters parameters)
        implements Tpdu {

    /** A bit of the first octet. */
    public enum Flag {
        /** TP-MMS, whose bit is 0 then: the centre has more for this phone. */
        MORE_MESSAGES(0x04),
        /** TP-LP: was forwarded or made by a machine. */
        LOOP_PREVENTION(0x08),
        /** TP-SRQ: answers an SMS-COMMAND, not an SMS-SUBMIT. */
        FOR_COMMAND(0x20);

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
     * @throws IllegalArgumentException when the reference is no octet
     */
    public StatusReport {
        flags = Set.copyOf(flags);
        Checks.octet("reference", reference);
    }

    /**
     * Makes what a centre reports by default: no flag, no parameter.
     *
     * @param reference TP-MR of the submission, 0 to 255
     * @param recipient to whom the SMS was sent
     * @param timestamp when the centre took the submission
     * @param discharge when it was delivered, or last tried
     * @param status what became of it
     * @return the TPDU
     * @throws IllegalArgumentException when the reference is no octet
     */
    public static StatusReport of(
            int reference, Address recipient, Timestamp timestamp, Timestamp discharge, ReportStatus status) {
        return new StatusReport(Set.of(), reference, recipient, timestamp, discharge, status, ReportParameters.NONE);
    }

    @Override
    public Octets encode() {
        int bits = 0;
        for (Flag flag : flags) {
            bits |= flag.mask;
        }
        int first = TpduField.STATUS_REPORT | bits ^ Flag.MORE_MESSAGES.mask | parameters.headerIndicator();
        OctetWriter out = new OctetWriter().put(first).put(reference);
        AddressField.write(out, recipient);
        out.put(timestamp.octets()).put(discharge.octets()).put(status.octet());
        if (!parameters.equals(ReportParameters.NONE)) {
            parameters.writeAround(out, Octets.NONE);
        }
        return out.octets();
    }

    static StatusReport read(OctetReader in, int first) throws MalformedTpduException {
        int reference = in.next(Field.MR);
        Address recipient = AddressField.read(in, Field.RA);
        Timestamp timestamp = Timestamp.read(in, Field.SCTS);
        Timestamp discharge = Timestamp.read(in, Field.DT);
        ReportStatus status = new ReportStatus(in.next(Field.ST));
        ReportParameters parameters = in.filledUp()
                ? ReportParameters.NONE
                : ReportParameters.read(in, first, ReportParameters.readIndicator(in));
        return new StatusReport(Flag.read(first), reference, recipient, timestamp, discharge, status, parameters);
    }
}

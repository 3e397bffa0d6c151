// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.tpdu;

/**
 * What a phone and a message centre exchange (3GPP TS 23.040 clause 9.2.2). The same first octet means different things
 * in the two directions, so the caller says who sent it. SMS-COMMAND is not read.
 *
 * <p>Reading is liberal where the specification tells a receiver to be: reserved values and bits are kept or ignored, and
 * octets FF behind the end, which fill up the records of a SIM, are dropped. So encoding what was decoded may give other
 * octets, but decoding those gives an equal value. Decoded octets are never trusted: all that is wrong with them is a
 * {@link MalformedTpduException}.
 */
public sealed interface Tpdu permits Submit, Deliver, StatusReport, SubmitReport, DeliverReport {

    /**
     * Writes the TPDU, without a service centre address.
     *
     * @return its octets
     */
    Octets encode();

    /**
     * Reads what a message centre sent: {@link Deliver}, {@link StatusReport} or {@link SubmitReport}.
     *
     * @param octets a TPDU without service centre address; modems show it with one: {@link ModemPdu#received}
     * @return the TPDU
     * @throws MalformedTpduException when the octets are none
     */
    static Tpdu fromCentre(Octets octets) throws MalformedTpduException {
        return TpduField.fromCentre(new OctetReader(octets));
    }

    /**
     * Reads what a phone sends: {@link Submit} or {@link DeliverReport}.
     *
     * @param octets a TPDU without service centre address; modems take it with one: {@link ModemPdu#submitted}
     * @return the TPDU
     * @throws MalformedTpduException when the octets are none
     */
    static Tpdu toCentre(Octets octets) throws MalformedTpduException {
        return TpduField.toCentre(new OctetReader(octets));
    }
}

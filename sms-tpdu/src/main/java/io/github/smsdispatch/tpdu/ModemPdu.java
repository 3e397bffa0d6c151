// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.tpdu;

import org.jspecify.annotations.Nullable;

/**
 * A TPDU as modems take and show it in PDU mode ({@code AT+CMGS}, {@code AT+CMGW}, {@code +CMGL}, {@code +CMT},
 * {@code +CDS}; 3GPP TS 27.005 clause 3.1): a service centre address, then the TPDU, in hexadecimal digits.
 *
 * @param serviceCentre the message centre; null when submitting means the one of {@code AT+CSCA}
 * @param tpdu what is sent or was received
 */
public record ModemPdu(@Nullable Address serviceCentre, Tpdu tpdu) {

    /**
     * Checks the address.
     *
     * @throws IllegalArgumentException when the message centre is a name
     */
    public ModemPdu {
        if (serviceCentre != null && serviceCentre.type() == TypeOfNumber.ALPHANUMERIC) {
            throw new IllegalArgumentException("service centre: received a name; allowed: a number");
        }
    }

    /**
     * Leaves the message centre to the modem.
     *
     * @param tpdu what is sent
     * @return the PDU with an empty service centre address
     */
    public static ModemPdu of(Tpdu tpdu) {
        return new ModemPdu(null, tpdu);
    }

    /**
     * Reads what a modem received.
     *
     * @param hex hexadecimal digits of either case, without line ends
     * @return the PDU; its TPDU is a {@link Deliver}, {@link StatusReport} or {@link SubmitReport}
     * @throws MalformedTpduException when it is something else
     */
    public static ModemPdu received(String hex) throws MalformedTpduException {
        OctetReader in = new OctetReader(octets(hex));
        Address centre = centre(in);
        return new ModemPdu(centre, TpduField.fromCentre(in));
    }

    /**
     * Reads what a modem was given to send, or has stored as unsent or sent.
     *
     * @param hex hexadecimal digits of either case, without line ends
     * @return the PDU; its TPDU is a {@link Submit} or {@link DeliverReport}
     * @throws MalformedTpduException when it is something else
     */
    public static ModemPdu submitted(String hex) throws MalformedTpduException {
        OctetReader in = new OctetReader(octets(hex));
        Address centre = centre(in);
        return new ModemPdu(centre, TpduField.toCentre(in));
    }

    /**
     * Counts what the length in {@code AT+CMGS=} counts.
     *
     * @return octets of the TPDU, without those of the service centre address
     */
    public int length() {
        return tpdu.encode().size();
    }

    /**
     * Writes the PDU.
     *
     * @return hexadecimal digits, without line end or Ctrl+Z
     */
    public String hex() {
        OctetWriter out = new OctetWriter();
        if (serviceCentre == null) {
            out.put(0);
        } else {
            AddressField.writeCentre(out, serviceCentre);
        }
        return out.put(tpdu.encode()).octets().hex();
    }

    private static @Nullable Address centre(OctetReader in) throws MalformedTpduException {
        int length = in.next(Field.SERVICE_CENTRE);
        return length == 0 ? null : AddressField.readCentre(in, length);
    }

    private static Octets octets(String hex) throws MalformedTpduException {
        int bad = Octets.firstBadDigit(hex);
        if (bad >= 0) {
            throw new MalformedTpduException(
                    bad / 2,
                    Field.HEX,
                    "received " + hex.length() + " characters, wrong at " + bad
                            + "; allowed: an even number of hexadecimal digits");
        }
        return Octets.ofHex(hex);
    }
}

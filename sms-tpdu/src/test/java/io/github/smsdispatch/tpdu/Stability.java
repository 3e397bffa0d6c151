// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.tpdu;

import java.time.Duration;
import java.util.Locale;

/** What holds for any octets: they are refused with a place, or read as a value that survives being written and read. */
final class Stability {

    private Stability() {}

    /** Reads octets in both directions and as a modem's PDU. Returns how many of the four could be read. */
    static int check(byte[] data) {
        Octets octets = Octets.of(data);
        int read = 0;
        try {
            Tpdu tpdu = Tpdu.fromCentre(octets);
            read++;
            require(Tpdu.fromCentre(tpdu.encode()).equals(tpdu), tpdu);
            look(tpdu);
        } catch (MalformedTpduException e) {
            checkPlace(e, data);
        }
        try {
            Tpdu tpdu = Tpdu.toCentre(octets);
            read++;
            require(Tpdu.toCentre(tpdu.encode()).equals(tpdu), tpdu);
            look(tpdu);
        } catch (MalformedTpduException e) {
            checkPlace(e, data);
        }
        try {
            ModemPdu pdu = ModemPdu.received(octets.hex());
            read++;
            require(ModemPdu.received(pdu.hex()).equals(pdu), pdu);
        } catch (MalformedTpduException e) {
            checkPlace(e, data);
        }
        try {
            ModemPdu pdu = ModemPdu.submitted(octets.hex().toLowerCase(Locale.ROOT));
            read++;
            require(ModemPdu.submitted(pdu.hex()).equals(pdu), pdu);
        } catch (MalformedTpduException e) {
            checkPlace(e, data);
        }
        return read;
    }

    private static void checkPlace(MalformedTpduException e, byte[] data) {
        require(e.offset() >= 0 && e.offset() <= data.length, e);
        require(
                e.getMessage().contains("at octet " + e.offset())
                        && e.getMessage().contains(e.clause()),
                e);
    }

    /** Asks for all that is worked out only when it is asked for. */
    private static void look(Tpdu tpdu) {
        require(!tpdu.toString().isEmpty(), tpdu);
        if (tpdu instanceof Submit submit) {
            look(submit.destination());
            look(submit.userData());
            if (submit.validity() instanceof EnhancedValidity enhanced) {
                require(!enhanced.period().orElse(Duration.ZERO).isNegative(), tpdu);
            }
        } else if (tpdu instanceof Deliver deliver) {
            look(deliver.originator());
            look(deliver.userData());
            require(
                    deliver.timestamp().time().isEmpty()
                            || deliver.timestamp().octets().size() == 7,
                    tpdu);
        } else if (tpdu instanceof StatusReport report) {
            look(report.recipient());
            require(!report.status().describe().isEmpty(), tpdu);
        }
    }

    private static void look(Address address) {
        require(address.phoneNumber().isEmpty() || address.type() != TypeOfNumber.ALPHANUMERIC, address);
    }

    private static void look(UserData data) {
        boolean text = !data.coding().isCompressed() && data.coding().alphabet() != Alphabet.OCTETS;
        require(data.text().isPresent() == text, data);
        require(data.length() <= 181 && data.octets() <= UserData.MOST_OCTETS, data);
    }

    /** AssertJ would take most of the time of millions of checks. */
    private static void require(boolean holds, Object about) {
        if (!holds) {
            throw new AssertionError("doesn't hold for " + about);
        }
    }
}

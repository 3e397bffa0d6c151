// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.tpdu;

import static org.assertj.core.api.Assertions.assertThat;

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
            assertThat(Tpdu.fromCentre(tpdu.encode())).isEqualTo(tpdu);
            look(tpdu);
        } catch (MalformedTpduException e) {
            checkPlace(e, data);
        }
        try {
            Tpdu tpdu = Tpdu.toCentre(octets);
            read++;
            assertThat(Tpdu.toCentre(tpdu.encode())).isEqualTo(tpdu);
            look(tpdu);
        } catch (MalformedTpduException e) {
            checkPlace(e, data);
        }
        try {
            ModemPdu pdu = ModemPdu.received(octets.hex());
            read++;
            assertThat(ModemPdu.received(pdu.hex())).isEqualTo(pdu);
        } catch (MalformedTpduException e) {
            checkPlace(e, data);
        }
        try {
            ModemPdu pdu = ModemPdu.submitted(octets.hex().toLowerCase(Locale.ROOT));
            read++;
            assertThat(ModemPdu.submitted(pdu.hex())).isEqualTo(pdu);
        } catch (MalformedTpduException e) {
            checkPlace(e, data);
        }
        return read;
    }

    private static void checkPlace(MalformedTpduException e, byte[] data) {
        assertThat(e.offset()).isBetween(0, data.length);
        assertThat(e).hasMessageContaining("at octet " + e.offset()).hasMessageContaining(e.clause());
    }

    /** Asks for all that is worked out only when it is asked for. */
    private static void look(Tpdu tpdu) {
        assertThat(tpdu.toString()).isNotEmpty();
        if (tpdu instanceof Submit submit) {
            look(submit.destination());
            look(submit.userData());
            if (submit.validity() instanceof EnhancedValidity enhanced) {
                assertThat(enhanced.period()).isNotNull();
            }
        } else if (tpdu instanceof Deliver deliver) {
            look(deliver.originator());
            look(deliver.userData());
            assertThat(deliver.timestamp().time()).isNotNull();
        } else if (tpdu instanceof StatusReport report) {
            look(report.recipient());
            assertThat(report.status().deliveryStatus()).isNotNull();
        }
    }

    private static void look(Address address) {
        assertThat(address.display()).isNotNull();
        assertThat(address.phoneNumber()).isNotNull();
    }

    private static void look(UserData data) {
        assertThat(data.text().isPresent())
                .isEqualTo(!data.coding().isCompressed() && data.coding().alphabet() != Alphabet.OCTETS);
        assertThat(data.header().elements()).doesNotContainNull();
        assertThat(data.length()).isLessThanOrEqualTo(181);
    }
}

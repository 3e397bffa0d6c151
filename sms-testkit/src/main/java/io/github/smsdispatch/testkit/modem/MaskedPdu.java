// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.testkit.modem;

import io.github.smsdispatch.testkit.modem.ModemTranscript.Side;
import io.github.smsdispatch.tpdu.Address;
import io.github.smsdispatch.tpdu.Alphabet;
import io.github.smsdispatch.tpdu.Deliver;
import io.github.smsdispatch.tpdu.MalformedTpduException;
import io.github.smsdispatch.tpdu.ModemPdu;
import io.github.smsdispatch.tpdu.Octets;
import io.github.smsdispatch.tpdu.StatusReport;
import io.github.smsdispatch.tpdu.Submit;
import io.github.smsdispatch.tpdu.Tpdu;
import io.github.smsdispatch.tpdu.TypeOfNumber;
import io.github.smsdispatch.tpdu.UserData;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A PDU of the same length with another number and another text. */
final class MaskedPdu {

    private static final byte X = 'x';

    private MaskedPdu() {}

    static Optional<String> of(Side side, String hex) {
        try {
            ModemPdu pdu = side == Side.CLIENT ? ModemPdu.submitted(hex) : ModemPdu.received(hex);
            String masked = new ModemPdu(centre(pdu.serviceCentre()), masked(pdu.tpdu())).hex();
            return masked.length() == hex.length() ? Optional.of(masked) : Optional.empty();
        } catch (MalformedTpduException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Tpdu masked(Tpdu tpdu) {
        if (tpdu instanceof Submit s) {
            return new Submit(
                    s.flags(),
                    s.reference(),
                    masked(s.destination()),
                    s.protocol(),
                    s.validity(),
                    masked(s.userData()));
        }
        if (tpdu instanceof Deliver d) {
            return new Deliver(d.flags(), masked(d.originator()), d.protocol(), d.timestamp(), masked(d.userData()));
        }
        if (tpdu instanceof StatusReport r) {
            return new StatusReport(
                    r.flags(),
                    r.reference(),
                    masked(r.recipient()),
                    r.timestamp(),
                    r.discharge(),
                    r.status(),
                    r.parameters());
        }
        throw new IllegalArgumentException("kind");
    }

    private static @Nullable Address centre(@Nullable Address centre) {
        return centre == null ? null : masked(centre);
    }

    private static Address masked(Address address) {
        String filler = address.type() == TypeOfNumber.ALPHANUMERIC ? "x" : "0";
        return new Address(
                address.type(), address.plan(), filler.repeat(address.value().length()));
    }

    private static UserData masked(UserData data) {
        byte[] octets = new byte[data.payload().size()];
        boolean units = data.coding().alphabet() == Alphabet.UCS2;
        for (int i = 0; i < octets.length; i++) {
            octets[i] = units && i % 2 == 0 ? 0 : X;
        }
        return new UserData(data.coding(), data.header(), Octets.of(octets));
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.tpdu;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * SMS-DELIVER-REPORT: the phone's answer to a delivery or a status report (3GPP TS 23.040 clause 9.2.2.1a). The two forms
 * are told apart as in {@link SubmitReport}.
 *
 * @param failure why the phone refused, null when it took the delivery
 * @param parameters usually {@link ReportParameters#NONE}
 */
public record DeliverReport(@Nullable FailureCause failure, ReportParameters parameters) implements Tpdu {

    @Override
    public Octets encode() {
        OctetWriter out = new OctetWriter().put(TpduField.DELIVER | parameters.headerIndicator());
        if (failure != null) {
            out.put(failure.octet());
        }
        parameters.writeAround(out, Octets.NONE);
        return out.octets();
    }

    static DeliverReport read(OctetReader in, int first) throws MalformedTpduException {
        Optional<FailureCause> failure = in.nextFailure();
        int indicator = ReportParameters.readIndicator(in);
        return new DeliverReport(failure.orElse(null), ReportParameters.read(in, first, indicator));
    }
}

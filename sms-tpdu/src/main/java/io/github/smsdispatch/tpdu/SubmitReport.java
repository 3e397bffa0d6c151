// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.tpdu;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * SMS-SUBMIT-REPORT: the centre's answer to a submission (3GPP TS 23.040 clause 9.2.2.2a). Only the form with a failure
 * has TP-FCS; its values begin at 0x80, where TP-PI has the bit of an extension that doesn't exist yet. That bit tells
 * the two forms apart.
 *
 * @param failure why the centre refused, null when it took the submission
 * @param timestamp when the centre took or refused it
 * @param parameters usually {@link ReportParameters#NONE}
 */
public record SubmitReport(@Nullable FailureCause failure, Timestamp timestamp, ReportParameters parameters)
        implements Tpdu {

    @Override
    public Octets encode() {
        OctetWriter out = new OctetWriter().put(TpduField.SUBMIT | parameters.headerIndicator());
        if (failure != null) {
            out.put(failure.octet());
        }
        parameters.writeAround(out, timestamp.octets());
        return out.octets();
    }

    static SubmitReport read(OctetReader in, int first) throws MalformedTpduException {
        Optional<FailureCause> failure = in.nextFailure();
        int indicator = ReportParameters.readIndicator(in);
        Timestamp timestamp = Timestamp.read(in, Field.SCTS);
        return new SubmitReport(failure.orElse(null), timestamp, ReportParameters.read(in, first, indicator));
    }
}

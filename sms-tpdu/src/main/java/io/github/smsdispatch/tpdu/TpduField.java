// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.tpdu;

/** The first octet: which TPDU this is (3GPP TS 23.040 clause 9.2.3.1). */
final class TpduField {

    static final int DELIVER = 0;
    static final int SUBMIT = 1;
    static final int STATUS_REPORT = 2;

    private static final int TYPE = 0x03;

    private TpduField() {}

    static Tpdu fromCentre(OctetReader in) throws MalformedTpduException {
        int first = in.next(Field.MTI);
        return switch (first & TYPE) {
            case SUBMIT -> SubmitReport.read(in, first);
            case STATUS_REPORT -> StatusReport.read(in, first);
            // 3 is reserved, and the clause says: to be processed as an SMS-DELIVER.
            default -> Deliver.read(in, first);
        };
    }

    static Tpdu toCentre(OctetReader in) throws MalformedTpduException {
        int start = in.position();
        int first = in.next(Field.MTI);
        return switch (first & TYPE) {
            case DELIVER -> DeliverReport.read(in, first);
            case SUBMIT -> Submit.read(in, first);
            default ->
                throw in.malformed(
                        start,
                        Field.MTI,
                        "received " + (first & TYPE) + "; allowed: 0 (SMS-DELIVER-REPORT) and 1 (SMS-SUBMIT)");
        };
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.tpdu;

import org.jspecify.annotations.Nullable;

/**
 * The optional end of a report, announced by TP-PI (3GPP TS 23.040 clause 9.2.3.27). Usually there is nothing.
 *
 * @param protocol TP-PID, 0 to 255, null when absent
 * @param coding TP-DCS, null when absent
 * @param userData header and text, null when absent; its coding is {@code coding}, or {@link DataCoding#GSM7} where that
 *     is absent
 */
public record ReportParameters(
        @Nullable Integer protocol,
        @Nullable DataCoding coding,
        @Nullable UserData userData) {

    /** Nothing. */
    public static final ReportParameters NONE = new ReportParameters(null, null, null);

    private static final int EXTENSION = 0x80;
    private static final int RESERVED = 0x78;
    private static final int USER_DATA = 0x04;
    private static final int CODING = 0x02;
    private static final int PROTOCOL = 0x01;

    /**
     * Checks the parameters.
     *
     * @throws IllegalArgumentException when the protocol is no octet, or the user data has another coding
     */
    public ReportParameters {
        if (protocol != null) {
            Checks.octet("protocol", protocol);
        }
        DataCoding announced = coding == null ? DataCoding.GSM7 : coding;
        if (userData != null && !userData.coding().equals(announced)) {
            throw new IllegalArgumentException(
                    "coding of the user data: received " + userData.coding() + "; allowed: " + announced);
        }
    }

    /**
     * Carries user data.
     *
     * @param userData header and text
     * @return parameters with it and its coding
     */
    public static ReportParameters of(UserData userData) {
        return new ReportParameters(null, userData.coding(), userData);
    }

    /** The bit TP-UDHI of the first octet. */
    int headerIndicator() {
        return userData == null ? 0 : UserDataField.headerIndicator(userData);
    }

    /** Writes TP-PI, what stands between in some reports, and what TP-PI announces. */
    void writeAround(OctetWriter out, Octets between) {
        out.put((protocol != null ? PROTOCOL : 0) | (coding != null ? CODING : 0) | (userData != null ? USER_DATA : 0));
        out.put(between);
        if (protocol != null) {
            out.put(protocol);
        }
        if (coding != null) {
            out.put(coding.octet());
        }
        if (userData != null) {
            UserDataField.write(out, userData);
        }
    }

    /** Reads TP-PI; further octets of it have no meaning yet. */
    static int readIndicator(OctetReader in) throws MalformedTpduException {
        int indicator = in.next(Field.PI);
        for (int last = indicator; (last & EXTENSION) != 0; ) {
            last = in.next(Field.PI);
        }
        return indicator;
    }

    /**
     * Reads what TP-PI announces, to the end.
     *
     * @param first the first octet of the TPDU
     */
    static ReportParameters read(OctetReader in, int first, int indicator) throws MalformedTpduException {
        if ((indicator & RESERVED) == 0) {
            ReportParameters parameters = announced(in, first, indicator);
            in.end(Field.UD);
            return parameters;
        }
        // Reserved bits announce more behind the user data, which shall be discarded. A sender that sets them by
        // mistake
        // shall not cost us the report.
        try {
            return announced(in, first, indicator);
        } catch (MalformedTpduException e) {
            return NONE;
        }
    }

    private static ReportParameters announced(OctetReader in, int first, int indicator) throws MalformedTpduException {
        Integer protocol = (indicator & PROTOCOL) != 0 ? Integer.valueOf(in.next(Field.PID)) : null;
        DataCoding coding = (indicator & CODING) != 0 ? new DataCoding(in.next(Field.DCS)) : null;
        UserData userData = null;
        if ((indicator & USER_DATA) != 0) {
            DataCoding announced = coding == null ? DataCoding.GSM7 : coding;
            userData = UserDataField.read(in, first, announced, UserData.MOST_OCTETS);
        }
        return new ReportParameters(protocol, coding, userData);
    }
}

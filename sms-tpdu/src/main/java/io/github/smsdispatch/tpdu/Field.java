// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.tpdu;

/** A field of a TPDU, for error texts. */
enum Field {
    SERVICE_CENTRE("service centre address", "3GPP TS 24.011 clause 8.2.5.1"),
    HEX("hexadecimal PDU", "3GPP TS 27.005 clause 3.1"),
    MTI("TP-MTI", "9.2.3.1"),
    VPF("TP-VPF", "9.2.3.3"),
    MR("TP-MR", "9.2.3.6"),
    OA("TP-OA", "9.2.3.7"),
    DA("TP-DA", "9.2.3.8"),
    PID("TP-PID", "9.2.3.9"),
    DCS("TP-DCS", "9.2.3.10"),
    SCTS("TP-SCTS", "9.2.3.11"),
    VP("TP-VP", "9.2.3.12"),
    DT("TP-DT", "9.2.3.13"),
    RA("TP-RA", "9.2.3.14"),
    ST("TP-ST", "9.2.3.15"),
    UDL("TP-UDL", "9.2.3.16"),
    FCS("TP-FCS", "9.2.3.22"),
    UDH("user data header", "9.2.3.24"),
    UD("TP-UD", "9.2.3.24"),
    PI("TP-PI", "9.2.3.27");

    private final String shown;
    private final String clause;

    Field(String shown, String clause) {
        this.shown = shown;
        this.clause = clause.startsWith("3GPP") ? clause : "3GPP TS 23.040 clause " + clause;
    }

    String shown() {
        return shown;
    }

    String clause() {
        return clause;
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.tpdu;

import java.util.Map;

/** Codes in words. */
final class Words {

    /** 3GPP TS 23.040 clause 9.2.3.15. */
    static final Map<Integer, String> STATUS = Map.ofEntries(
            Map.entry(0x00, "the phone has it"),
            Map.entry(0x01, "forwarded, the centre can't confirm the delivery"),
            Map.entry(0x02, "replaced by the centre"),
            Map.entry(0x20, "congestion, the centre tries again"),
            Map.entry(0x21, "recipient busy, the centre tries again"),
            Map.entry(0x22, "no answer from the recipient, the centre tries again"),
            Map.entry(0x23, "service rejected, the centre tries again"),
            Map.entry(0x24, "quality of service not available, the centre tries again"),
            Map.entry(0x25, "error in the recipient's device, the centre tries again"),
            Map.entry(0x40, "remote procedure error"),
            Map.entry(0x41, "incompatible destination"),
            Map.entry(0x42, "connection rejected by the recipient's device"),
            Map.entry(0x43, "not obtainable"),
            Map.entry(0x44, "quality of service not available"),
            Map.entry(0x45, "no interworking available"),
            Map.entry(0x46, "validity period expired"),
            Map.entry(0x47, "deleted by the sender"),
            Map.entry(0x48, "deleted by the centre's administration"),
            Map.entry(0x49, "unknown to the centre"),
            Map.entry(0x60, "congestion, the centre gave up"),
            Map.entry(0x61, "recipient busy, the centre gave up"),
            Map.entry(0x62, "no answer from the recipient, the centre gave up"),
            Map.entry(0x63, "service rejected, the centre gave up"),
            Map.entry(0x64, "quality of service not available, the centre gave up"),
            Map.entry(0x65, "error in the recipient's device, the centre gave up"));

    /** 3GPP TS 23.040 clause 9.2.3.22. */
    static final Map<Integer, String> FAILURE = Map.ofEntries(
            Map.entry(0x80, "telematic interworking not supported"),
            Map.entry(0x81, "short message type 0 not supported"),
            Map.entry(0x82, "can't replace the short message"),
            Map.entry(0x8F, "unspecified error of TP-PID"),
            Map.entry(0x90, "alphabet not supported"),
            Map.entry(0x91, "message class not supported"),
            Map.entry(0x9F, "unspecified error of TP-DCS"),
            Map.entry(0xA0, "command can't be carried out"),
            Map.entry(0xA1, "command not supported"),
            Map.entry(0xAF, "unspecified error of TP-Command"),
            Map.entry(0xB0, "TPDU not supported"),
            Map.entry(0xC0, "message centre busy"),
            Map.entry(0xC1, "no subscription with the message centre"),
            Map.entry(0xC2, "failure of the message centre"),
            Map.entry(0xC3, "invalid address"),
            Map.entry(0xC4, "destination barred"),
            Map.entry(0xC5, "duplicate rejected"),
            Map.entry(0xC6, "TP-VPF not supported"),
            Map.entry(0xC7, "TP-VP not supported"),
            Map.entry(0xD0, "SIM storage full"),
            Map.entry(0xD1, "no storage on the SIM"),
            Map.entry(0xD2, "error in the phone"),
            Map.entry(0xD3, "memory capacity exceeded"),
            Map.entry(0xD4, "SIM application toolkit busy"),
            Map.entry(0xD5, "SIM data download error"),
            Map.entry(0xFF, "unspecified error cause"));

    private Words() {}
}

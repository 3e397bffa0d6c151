// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.serial.gammu;

import io.github.smsdispatch.api.Outcome;
import io.github.smsdispatch.api.Recovery;
import io.github.smsdispatch.api.RejectionReason;
import io.github.smsdispatch.api.UnavailableReason;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a number behind {@code +CMS ERROR} says of the SMS. Below 128: RP-Cause (3GPP TS 24.011 table 8.4). 128 to 255:
 * TP-FCS (3GPP TS 23.040 clause 9.2.3.22). From 300: 3GPP TS 27.005 clause 3.2.5. From 512: the maker's; those in use by
 * Sierra, Wavecom and Cinterion.
 *
 * @param verdict what it means
 * @param words in short
 */
record CmsCause(Verdict verdict, String words) {

    /** What a cause means for the SMS; after Ctrl-Z, {@link #DOUBTFUL} is the only one that isn't sure of "not sent". */
    enum Verdict {
        BAD_RECIPIENT(RejectionReason.INVALID_RECIPIENT, null, Recovery.BY_ITSELF),
        BAD_CONTENT(RejectionReason.INVALID_CONTENT, null, Recovery.BY_ITSELF),
        BARRED(RejectionReason.BLOCKED, null, Recovery.BY_ITSELF),
        REFUSED(RejectionReason.OTHER, null, Recovery.BY_ITSELF),
        THROTTLED(null, UnavailableReason.THROTTLED, Recovery.BY_ITSELF),
        BUSY(null, UnavailableReason.BUSY, Recovery.BY_ITSELF),
        NO_NETWORK(null, UnavailableReason.NO_NETWORK, Recovery.BY_ITSELF),
        NO_SERVICE(null, UnavailableReason.NO_NETWORK, Recovery.BY_OPERATOR),
        LOCKED(null, UnavailableReason.LOGIN_REFUSED, Recovery.BY_OPERATOR),
        MISCONFIGURED(null, UnavailableReason.CONFIGURATION, Recovery.BY_OPERATOR),
        FAILED(null, UnavailableReason.TRANSPORT_ERROR, Recovery.BY_ITSELF),
        DOUBTFUL(null, null, Recovery.BY_ITSELF);

        private final @Nullable RejectionReason rejection;
        private final @Nullable UnavailableReason unavailable;
        private final Recovery recovery;

        Verdict(@Nullable RejectionReason rejection, @Nullable UnavailableReason unavailable, Recovery recovery) {
            this.rejection = rejection;
            this.unavailable = unavailable;
            this.recovery = recovery;
        }
    }

    private static final Duration PAUSE_WHEN_THROTTLED = Duration.ofSeconds(10);
    private static final Duration PAUSE_WHEN_BUSY = Duration.ofSeconds(5);

    private static final Map<Integer, CmsCause> RP = Map.ofEntries(
            entry(1, Verdict.BAD_RECIPIENT, "unassigned number"),
            entry(8, Verdict.NO_SERVICE, "operator determined barring of this SIM"),
            entry(10, Verdict.NO_SERVICE, "SMS from this SIM are barred"),
            entry(21, Verdict.FAILED, "transfer rejected, often for want of credit"),
            entry(22, Verdict.FAILED, "memory capacity exceeded"),
            entry(27, Verdict.FAILED, "destination out of order"),
            entry(28, Verdict.NO_SERVICE, "this SIM is not registered in the network"),
            entry(29, Verdict.MISCONFIGURED, "facility rejected"),
            entry(30, Verdict.BAD_RECIPIENT, "unknown subscriber"),
            entry(38, Verdict.NO_NETWORK, "network out of order"),
            entry(41, Verdict.FAILED, "temporary failure"),
            entry(42, Verdict.THROTTLED, "congestion"),
            entry(47, Verdict.THROTTLED, "resources unavailable"),
            entry(50, Verdict.NO_SERVICE, "SMS not subscribed for this SIM"),
            entry(69, Verdict.MISCONFIGURED, "facility not implemented"),
            entry(81, Verdict.FAILED, "invalid transfer reference"),
            entry(95, Verdict.BAD_CONTENT, "semantically incorrect message"),
            entry(96, Verdict.BAD_CONTENT, "invalid mandatory information"),
            entry(97, Verdict.FAILED, "message type not implemented"),
            entry(98, Verdict.FAILED, "not compatible with the transfer's state"),
            entry(99, Verdict.BAD_CONTENT, "information element not implemented"),
            entry(111, Verdict.FAILED, "protocol error"),
            entry(127, Verdict.FAILED, "interworking, cause unknown"));

    private static final Map<Integer, CmsCause> FCS = Map.ofEntries(
            entry(128, Verdict.BAD_CONTENT, "telematic interworking not supported"),
            entry(129, Verdict.BAD_CONTENT, "type 0 not supported"),
            entry(130, Verdict.BAD_CONTENT, "can't replace"),
            entry(143, Verdict.BAD_CONTENT, "TP-PID error"),
            entry(144, Verdict.BAD_CONTENT, "alphabet not supported"),
            entry(145, Verdict.BAD_CONTENT, "message class not supported"),
            entry(159, Verdict.BAD_CONTENT, "TP-DCS error"),
            entry(176, Verdict.BAD_CONTENT, "TPDU not supported"),
            entry(192, Verdict.THROTTLED, "message centre busy"),
            entry(193, Verdict.NO_SERVICE, "no subscription at the message centre"),
            entry(194, Verdict.FAILED, "message centre system failure"),
            entry(195, Verdict.BAD_RECIPIENT, "invalid recipient address"),
            entry(196, Verdict.BARRED, "recipient barred"),
            entry(197, Verdict.REFUSED, "duplicate rejected"),
            entry(198, Verdict.BAD_CONTENT, "TP-VPF not supported"),
            entry(199, Verdict.BAD_CONTENT, "TP-VP not supported"));

    private static final Map<Integer, CmsCause> EQUIPMENT = Map.ofEntries(
            entry(300, Verdict.FAILED, "modem failure"),
            entry(301, Verdict.BUSY, "SMS service of the modem reserved"),
            entry(302, Verdict.FAILED, "operation not allowed"),
            entry(303, Verdict.MISCONFIGURED, "operation not supported"),
            entry(304, Verdict.BAD_CONTENT, "invalid PDU parameter"),
            entry(305, Verdict.BAD_CONTENT, "invalid text parameter"),
            entry(310, Verdict.NO_SERVICE, "no SIM"),
            entry(311, Verdict.LOCKED, "SIM PIN required"),
            entry(312, Verdict.LOCKED, "PIN of phone and SIM required"),
            entry(313, Verdict.NO_SERVICE, "SIM failure"),
            entry(314, Verdict.BUSY, "SIM busy"),
            entry(315, Verdict.NO_SERVICE, "wrong SIM"),
            entry(316, Verdict.LOCKED, "SIM PUK required"),
            entry(317, Verdict.LOCKED, "SIM PIN2 required"),
            entry(318, Verdict.LOCKED, "SIM PUK2 required"),
            entry(320, Verdict.FAILED, "memory failure"),
            entry(321, Verdict.FAILED, "invalid memory index"),
            entry(322, Verdict.FAILED, "memory full"),
            entry(330, Verdict.MISCONFIGURED, "message centre's number unknown"),
            entry(331, Verdict.NO_NETWORK, "no network service"),
            entry(332, Verdict.DOUBTFUL, "network time-out"),
            entry(340, Verdict.FAILED, "no acknowledgement expected"),
            entry(500, Verdict.DOUBTFUL, "unknown error"),
            entry(512, Verdict.NO_NETWORK, "no connection for SMS"),
            entry(513, Verdict.DOUBTFUL, "lower layer failure"),
            entry(514, Verdict.DOUBTFUL, "CP error"),
            entry(515, Verdict.BUSY, "modem busy or starting"));

    /** Numbers that a network gave are refusals, known or not; unknown ones of the modem may mean anything. */
    static CmsCause of(int code) {
        if (code >= 0 && code < 128) {
            return RP.getOrDefault(code, new CmsCause(Verdict.FAILED, "refused by the network"));
        }
        if (code >= 128 && code < 256) {
            return FCS.getOrDefault(code, new CmsCause(Verdict.FAILED, "refused by the message centre"));
        }
        return EQUIPMENT.getOrDefault(code, new CmsCause(Verdict.DOUBTFUL, "unknown to this library"));
    }

    /** What a cause means when Ctrl-Z was not written; empty content of "doubtful" is then a plain failure. */
    Outcome outcome(String code) {
        String text = code + ", " + words;
        if (verdict.rejection != null) {
            return new Outcome.Rejected(verdict.rejection, code, words);
        }
        UnavailableReason reason =
                verdict.unavailable == null ? UnavailableReason.TRANSPORT_ERROR : verdict.unavailable;
        Duration pause =
                verdict == Verdict.THROTTLED ? PAUSE_WHEN_THROTTLED : verdict == Verdict.BUSY ? PAUSE_WHEN_BUSY : null;
        return new Outcome.Unavailable(reason, text, pause, verdict.recovery);
    }

    private static Map.Entry<Integer, CmsCause> entry(int code, Verdict verdict, String words) {
        return Map.entry(code, new CmsCause(verdict, words));
    }
}

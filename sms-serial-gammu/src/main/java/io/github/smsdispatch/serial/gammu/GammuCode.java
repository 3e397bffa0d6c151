// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.serial.gammu;

import io.github.smsdispatch.api.Outcome;
import io.github.smsdispatch.api.Recovery;
import io.github.smsdispatch.api.UnavailableReason;
import java.util.Map;

/**
 * What an exit code says when no segment was begun: 100 and the number of an error of libGammu (its header {@code
 * gammu-error.h}), 255 for bad arguments. All of them mean that nothing was sent.
 *
 * @param reason the class
 * @param recovery who must act
 * @param words in short
 */
record GammuCode(UnavailableReason reason, Recovery recovery, String words) {

    private static final Map<Integer, GammuCode> KNOWN = Map.ofEntries(
            operator(101, UnavailableReason.CONFIGURATION, "no such connection type"),
            later(102, UnavailableReason.UNREACHABLE, "the device can't be opened"),
            later(103, UnavailableReason.BUSY, "the device is locked by another program"),
            operator(104, UnavailableReason.UNREACHABLE, "no such device, or no configuration file"),
            later(105, UnavailableReason.BUSY, "the device is used by another program"),
            operator(106, UnavailableReason.CONFIGURATION, "no right to use the device"),
            operator(107, UnavailableReason.CONFIGURATION, "no driver for the device"),
            later(108, UnavailableReason.UNREACHABLE, "the device doesn't work"),
            later(109, UnavailableReason.UNREACHABLE, "the device's control lines can't be set"),
            later(110, UnavailableReason.UNREACHABLE, "the device's speed can't be set"),
            later(111, UnavailableReason.UNREACHABLE, "the device can't be written to"),
            later(112, UnavailableReason.UNREACHABLE, "the device can't be read"),
            later(114, UnavailableReason.UNREACHABLE, "the phone doesn't answer"),
            operator(123, UnavailableReason.LOGIN_REFUSED, "the SIM wants its PIN"),
            later(133, UnavailableReason.UNREACHABLE, "the phone isn't connected"),
            operator(149, UnavailableReason.NO_NETWORK, "no SIM"),
            later(165, UnavailableReason.NO_NETWORK, "no network"),
            operator(255, UnavailableReason.CONFIGURATION, "the program doesn't know these arguments"));

    static Outcome outcome(int code, String hint) {
        GammuCode known = KNOWN.getOrDefault(
                code,
                new GammuCode(
                        UnavailableReason.TRANSPORT_ERROR, Recovery.BY_ITSELF, "the program failed before sending"));
        String said = hint.isEmpty() ? "" : ": " + hint;
        return new Outcome.Unavailable(
                known.reason, "gammu ended with " + code + ", " + known.words + said, null, known.recovery);
    }

    /** Tells whether the program gives up with this code before it has written a segment, even if it had begun one. */
    static boolean isBeforeWriting(int code) {
        return KNOWN.containsKey(code) && code != 111 && code != 112 && code != 255;
    }

    private static Map.Entry<Integer, GammuCode> later(int code, UnavailableReason reason, String words) {
        return Map.entry(code, new GammuCode(reason, Recovery.BY_ITSELF, words));
    }

    private static Map.Entry<Integer, GammuCode> operator(int code, UnavailableReason reason, String words) {
        return Map.entry(code, new GammuCode(reason, Recovery.BY_OPERATOR, words));
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.serial.gammu;

import io.github.smsdispatch.api.Outcome;
import io.github.smsdispatch.api.UnavailableReason;
import io.github.smsdispatch.api.UnknownReason;
import java.util.Map;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a modem's answer to a submission means. Pure; the table of outcomes is in {@link CmsCause}. */
final class ModemReply {

    private static final Pattern REFERENCE = Pattern.compile("\\+CMGS: *([0-9]{1,3})\\b.*");

    /** +CME ERROR (3GPP TS 27.007 clause 9.2) as the +CMS ERROR that says the same. */
    private static final Map<Integer, Integer> EQUIPMENT = Map.ofEntries(
            Map.entry(0, 300),
            Map.entry(3, 302),
            Map.entry(4, 303),
            Map.entry(5, 312),
            Map.entry(10, 310),
            Map.entry(11, 311),
            Map.entry(12, 316),
            Map.entry(13, 313),
            Map.entry(14, 314),
            Map.entry(15, 315),
            Map.entry(16, 311),
            Map.entry(17, 317),
            Map.entry(18, 318),
            Map.entry(20, 322),
            Map.entry(30, 331),
            Map.entry(31, 332),
            Map.entry(32, 331));

    private ModemReply() {}

    /** Gives TP-MR of a positive answer. */
    static OptionalInt reference(AtAnswer answer) {
        for (String line : answer.lines()) {
            Matcher matcher = REFERENCE.matcher(line);
            if (matcher.matches() && Integer.parseInt(matcher.group(1)) <= 0xFF) {
                return OptionalInt.of(Integer.parseInt(matcher.group(1)));
            }
        }
        return OptionalInt.empty();
    }

    /** What it means when Ctrl-Z was not written: nothing was sent, whatever came. */
    static Outcome beforeMessage(AtFinal end) {
        if (end instanceof AtFinal.CmsError error) {
            return CmsCause.of(error.code()).outcome(named("CMS", error.code()));
        }
        if (end instanceof AtFinal.CmeError error) {
            return CmsCause.of(asCms(error.code())).outcome(named("CME", error.code()));
        }
        return failed(
                end instanceof AtFinal.Lost
                        ? "the line broke before the message was written"
                        : end instanceof AtFinal.TimedOut
                                ? "no prompt came"
                                : end instanceof AtFinal.Ok ? "OK in place of a prompt" : "ERROR in place of a prompt");
    }

    /** What it means when Ctrl-Z was written and no reference came. */
    static Outcome afterMessage(AtAnswer answer) {
        AtFinal end = answer.end();
        if (end instanceof AtFinal.CmsError error) {
            return afterMessage(error.code(), named("CMS", error.code()));
        }
        if (end instanceof AtFinal.CmeError error) {
            return afterMessage(asCms(error.code()), named("CME", error.code()));
        }
        if (end instanceof AtFinal.BareError) {
            // 3GPP TS 27.005 clause 3.5.1: an unsuccessful submission.
            return failed("the modem answered ERROR without a number");
        }
        if (end instanceof AtFinal.Lost) {
            return new Outcome.Unknown(UnknownReason.CONNECTION_LOST, "the line broke after the message was written");
        }
        if (end instanceof AtFinal.TimedOut timedOut && !timedOut.noise()) {
            return new Outcome.Unknown(UnknownReason.NO_ANSWER, "no answer to the message in time");
        }
        return new Outcome.Unknown(UnknownReason.UNREADABLE_ANSWER, "the answer to the message has no reference");
    }

    private static Outcome afterMessage(int code, String name) {
        CmsCause cause = CmsCause.of(code);
        return cause.verdict() == CmsCause.Verdict.DOUBTFUL
                ? new Outcome.Unknown(UnknownReason.NO_ANSWER, name + ", " + cause.words())
                : cause.outcome(name);
    }

    static Outcome.Unavailable failed(String text) {
        return new Outcome.Unavailable(UnavailableReason.TRANSPORT_ERROR, text);
    }

    private static int asCms(int code) {
        return EQUIPMENT.getOrDefault(code, -1);
    }

    private static String named(String kind, int code) {
        return code < 0 ? kind + " error in words" : kind + " " + code;
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.serial.gammu;

import io.github.smsdispatch.api.Outcome;
import io.github.smsdispatch.api.Outcome.Accepted;
import io.github.smsdispatch.api.Outcome.Unavailable;
import io.github.smsdispatch.api.Outcome.Unknown;
import io.github.smsdispatch.api.Recovery;
import io.github.smsdispatch.api.UnavailableReason;
import io.github.smsdispatch.api.UnknownReason;
import io.github.smsdispatch.serial.gammu.GammuExit.Kind;
import io.github.smsdispatch.serial.gammu.GammuOutput.Segment;

/**
 * From what {@code gammu sendsms} printed, and how it ended, to the outcome of the SMS. Pure. The words decide, not the
 * exit code: 0 also comes after an interrupt without any verdict, 127 for each refusal of a modem.
 */
final class GammuReply {

    private GammuReply() {}

    /**
     * Reads one call.
     *
     * @param exit how it ended
     * @param program its name, for the operator
     * @param unique what makes the modem's reference, which has 8 bits, unique
     */
    static Outcome outcome(GammuExit exit, String program, String unique) {
        GammuOutput output = GammuOutput.read(exit.out());
        if (output.isAccepted()) {
            return new Accepted(output.references() + "@" + unique, output.total());
        }
        if (output.segments().isEmpty()) {
            return notBegun(exit, program, output);
        }
        if (output.acceptedSegments() > 0) {
            return new Unknown(
                    UnknownReason.UNREADABLE_ANSWER,
                    output.acceptedSegments() + " of " + output.total() + " segments were taken, then "
                            + ended(exit, output));
        }
        return first(exit, output.segments().get(0), output);
    }

    private static Outcome first(GammuExit exit, Segment segment, GammuOutput output) {
        Integer error = segment.error();
        if (error != null) {
            return error < 0
                    ? new Unavailable(UnavailableReason.TRANSPORT_ERROR, "the phone answered ERROR without a number")
                    : refused(error);
        }
        if (!segment.waiting() && exit.byItself() && GammuCode.isBeforeWriting(exit.code())) {
            return GammuCode.outcome(exit.code(), output.hint());
        }
        return new Unknown(reason(exit), ended(exit, output));
    }

    private static Outcome refused(int error) {
        CmsCause cause = CmsCause.of(error);
        String name = "CMS " + error;
        return cause.verdict() == CmsCause.Verdict.DOUBTFUL
                ? new Unknown(UnknownReason.NO_ANSWER, name + ", " + cause.words())
                : cause.outcome(name);
    }

    /** The program says that it sends before it hands a segment to the driver: without these words nothing went out. */
    private static Outcome notBegun(GammuExit exit, String program, GammuOutput output) {
        return switch (exit.kind()) {
            case NOT_FOUND ->
                operator("there is no program '" + program
                        + "' that may be run: install Gammu (Debian: apt-get install gammu), or name it in 'program'");
            case NOT_STARTED -> operator("the program '" + program + "' can't be started");
            case TIMED_OUT -> new Unavailable(UnavailableReason.UNREACHABLE, "the phone wasn't ready in time");
            case INTERRUPTED ->
                new Unavailable(UnavailableReason.TRANSPORT_ERROR, "interrupted before the phone was ready");
            case ENDED ->
                exit.code() == 0
                        ? new Unknown(
                                UnknownReason.UNREADABLE_ANSWER, "the program ended well without a word of sending")
                        : GammuCode.outcome(exit.code(), output.hint());
        };
    }

    private static Outcome operator(String text) {
        return new Unavailable(UnavailableReason.CONFIGURATION, text, null, Recovery.BY_OPERATOR);
    }

    private static UnknownReason reason(GammuExit exit) {
        return switch (exit.kind()) {
            case TIMED_OUT -> UnknownReason.NO_ANSWER;
            case INTERRUPTED -> UnknownReason.INTERRUPTED;
            default -> exit.byItself() ? UnknownReason.UNREADABLE_ANSWER : UnknownReason.CONNECTION_LOST;
        };
    }

    private static String ended(GammuExit exit, GammuOutput output) {
        Segment last = output.segments().get(output.segments().size() - 1);
        if (last.error() != null) {
            return "CMS " + last.error();
        }
        return exit.kind() == Kind.TIMED_OUT
                ? "no answer of the network in time"
                : exit.kind() == Kind.INTERRUPTED
                        ? "interrupted while sending"
                        : "the program ended with " + exit.code() + " while sending";
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.serial.gammu;

import io.github.smsdispatch.api.Outcome;
import io.github.smsdispatch.api.Outcome.Accepted;
import io.github.smsdispatch.api.Outcome.Unavailable;
import io.github.smsdispatch.api.Outcome.Unknown;
import io.github.smsdispatch.api.Recovery;
import io.github.smsdispatch.api.UnavailableReason;
import io.github.smsdispatch.api.UnknownReason;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** From what {@code gammu-smsd-inject} printed, and how it ended, to the outcome of the SMS. Pure. */
final class GammuSmsdReply {

    private static final Pattern WRITTEN = Pattern.compile("(?m)^Written message with ID (\\S.*)$");

    private GammuSmsdReply() {}

    /** Where the SMS is now, if the spool has it. */
    static Optional<GammuSpooled> spooled(GammuExit exit) {
        Matcher matcher = WRITTEN.matcher(exit.out());
        return matcher.find() ? Optional.of(new GammuSpooled(matcher.group(1).strip())) : Optional.empty();
    }

    static Outcome outcome(GammuExit exit, String program, int segments) {
        Optional<GammuSpooled> spooled = spooled(exit);
        if (spooled.isPresent()) {
            return new Accepted(spooled.get().sendingId(), segments);
        }
        return switch (exit.kind()) {
            case NOT_FOUND ->
                operator(
                        "there is no program '" + program
                                + "' that may be run: install it (Debian: apt-get install gammu-smsd), or name it in 'program'");
            case NOT_STARTED -> operator("the program '" + program + "' can't be started");
            case TIMED_OUT -> new Unknown(UnknownReason.NO_ANSWER, "the spool wasn't written in time");
            case INTERRUPTED -> new Unknown(UnknownReason.INTERRUPTED, "interrupted while the spool was written");
            case ENDED -> ended(exit);
        };
    }

    private static Outcome ended(GammuExit exit) {
        if (exit.code() == 2) {
            return operator("the daemon's configuration can't be read, or a folder of its spool is missing");
        }
        if (exit.code() == 255 || exit.code() == 1) {
            return operator("the program doesn't know these arguments");
        }
        if (exit.out().contains("No available file names")) {
            return operator("no file can be made in the daemon's outbox");
        }
        return new Unknown(
                UnknownReason.UNREADABLE_ANSWER, "the program ended with " + exit.code() + " and without an id");
    }

    private static Outcome operator(String text) {
        return new Unavailable(UnavailableReason.CONFIGURATION, text, null, Recovery.BY_OPERATOR);
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.serial.gammu;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How an exchange ended. */
sealed interface AtFinal {

    /** The command was done. */
    AtFinal OK = new Ok();
    /** Refused without a reason. */
    AtFinal ERROR = new BareError();

    /** The command was done. */
    record Ok() implements AtFinal {}

    /** Refused without a reason. */
    record BareError() implements AtFinal {}

    /** Refused by message service or network; -1 for words in place of a number. */
    record CmsError(int code) implements AtFinal {}

    /** Refused by the equipment; -1 for words in place of a number. */
    record CmeError(int code) implements AtFinal {}

    /** No final code came in time; readable tells whether nothing came at all, or things that are no answer. */
    record TimedOut(boolean noise) implements AtFinal {}

    /** The line is gone. */
    record Lost() implements AtFinal {}

    /** An error with a number, or words in its place. */
    Pattern NUMBERED = Pattern.compile("\\+CM([ES]) ERROR: *(-?[0-9]{1,5}|.*)");

    /** Reads a line; empty when it is no final code (ITU-T V.250 clause 5.7.1, 3GPP TS 27.005 clause 3.2.5). */
    static Optional<AtFinal> parse(String line) {
        Matcher numbered = NUMBERED.matcher(line);
        if (numbered.matches()) {
            int code = numbered.group(2).matches("[0-9]{1,5}") ? Integer.parseInt(numbered.group(2)) : -1;
            return Optional.of(numbered.group(1).equals("S") ? new CmsError(code) : new CmeError(code));
        }
        return switch (line) {
            case "OK" -> Optional.of(OK);
            case "ERROR", "COMMAND NOT SUPPORT", "TOO MANY PARAMETERS", "NO CARRIER" -> Optional.of(ERROR);
            default -> Optional.empty();
        };
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.testkit.modem;

import java.util.List;
import java.util.function.Function;

/** What a command comes to. */
sealed interface Reply {

    /** Done, without information. */
    Reply OK = new Done(List.of(), "OK");
    /** Not done, without a reason. */
    Reply ERROR = new Done(List.of(), "ERROR");

    /** Information lines and the final code. */
    record Done(List<String> lines, String end) implements Reply {

        boolean ok() {
            return end.equals("OK");
        }

        String wire() {
            StringBuilder text = new StringBuilder();
            lines.forEach(line -> text.append("\r\n").append(line));
            return text.append(lines.isEmpty() ? "\r\n" : "\r\n\r\n")
                    .append(end)
                    .append("\r\n")
                    .toString();
        }
    }

    /** A prompt; what is typed until Ctrl-Z goes to the function. */
    record Prompt(Function<String, Reply> then) implements Reply {}

    static Reply lines(String... lines) {
        return new Done(List.of(lines), "OK");
    }

    static Reply lines(List<String> lines) {
        return new Done(List.copyOf(lines), "OK");
    }

    static Reply cms(int code) {
        return new Done(List.of(), "+CMS ERROR: " + code);
    }

    static Reply cme(int code) {
        return new Done(List.of(), "+CME ERROR: " + code);
    }
}

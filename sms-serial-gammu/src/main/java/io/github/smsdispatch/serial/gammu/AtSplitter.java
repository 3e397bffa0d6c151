// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.serial.gammu;

import java.util.ArrayList;
import java.util.List;

/**
 * Cuts what a modem says into lines and prompts, whatever pieces it comes in. Pure: no thread, no time. Not thread-safe.
 */
final class AtSplitter {

    /** What stands for a prompt among the lines; no line can be it, as lines don't hold NUL. */
    static final String PROMPT = "\u0000>";

    private static final int LONGEST = 8192;

    private final StringBuilder line = new StringBuilder();

    /**
     * Takes octets and gives the whole lines, without blanks around them.
     *
     * @param promptDue whether {@code >} at the beginning of a line is a prompt
     */
    List<String> take(byte[] octets, int count, boolean promptDue) {
        List<String> whole = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            char c = (char) (octets[i] & 0xFF);
            if (c == '\r' || c == '\n') {
                end(whole);
            } else if (c != 0 && line.length() < LONGEST && !(c == ' ' && line.isEmpty())) {
                line.append(c);
                if (promptDue && c == '>' && line.length() == 1) {
                    whole.add(PROMPT);
                    line.setLength(0);
                }
            }
        }
        return whole;
    }

    private void end(List<String> whole) {
        String text = line.toString().strip();
        line.setLength(0);
        if (!text.isEmpty()) {
            whole.add(text);
        }
    }
}

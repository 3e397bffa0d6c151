// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.examples.quickstart;

import io.github.smsdispatch.api.SmsEvent.Type;
import io.github.smsdispatch.api.queue.MessageStatus;
import java.io.PrintWriter;
import java.util.Map;

/** Shows how far a run is: a bar that redraws itself on a terminal, plain lines elsewhere. */
final class Progress {

    private static final int WIDTH = 30;

    /** Where the output goes. */
    enum Style {
        TERMINAL,
        LINES
    }

    private final PrintWriter out;
    private final Style style;
    private String last = "";

    Progress(PrintWriter out, Style style) {
        this.out = out;
        this.style = style;
    }

    void show(Map<MessageStatus, Long> states, EventCounts counts, long total) {
        long accepted = states.getOrDefault(MessageStatus.SENT, 0L);
        long unknown = states.getOrDefault(MessageStatus.UNKNOWN, 0L);
        long delivered = counts.of(Type.DELIVERED);
        long undelivered = counts.of(Type.UNDELIVERED);
        String line = String.format(
                "accepted %d/%d  delivered %d  undelivered %d  unknown %d",
                accepted, total, delivered, undelivered, unknown);
        if (line.equals(last)) {
            return;
        }
        last = line;
        if (style == Style.TERMINAL) {
            out.print("\r" + bar(delivered + undelivered, total) + " " + line + "  ");
        } else {
            out.println(line);
        }
        out.flush();
    }

    void done() {
        if (style == Style.TERMINAL) {
            out.println();
        }
        out.flush();
    }

    private static String bar(long done, long total) {
        int filled = total == 0 ? WIDTH : (int) Math.min(WIDTH, WIDTH * done / total);
        return "[" + "#".repeat(filled) + "-".repeat(WIDTH - filled) + "]";
    }
}

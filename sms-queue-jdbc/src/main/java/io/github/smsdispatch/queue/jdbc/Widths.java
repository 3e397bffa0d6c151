// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.queue.jdbc;

import org.jspecify.annotations.Nullable;

/** Makes foreign words fit their columns: a transport's answer must never make a mark fail. */
final class Widths {

    static final int DETAIL = 500;
    static final int DISPATCHER = 64;
    static final int SENDING_ID = 200;
    static final int OWNER = 200;
    static final int DIGITS = 20;

    private Widths() {}

    static @Nullable String cutOrNull(@Nullable String text, int width) {
        return text == null ? null : cut(text, width);
    }

    static String cut(String text, int width) {
        StringBuilder kept = new StringBuilder(Math.min(text.length(), width));
        for (int i = 0; i < text.length(); ) {
            int point = text.codePointAt(i);
            if (kept.length() + Character.charCount(point) > width) {
                break;
            }
            // PostgreSQL refuses NUL, and no encoding knows a lone surrogate.
            boolean storable = point != 0 && Character.getType(point) != Character.SURROGATE;
            kept.appendCodePoint(storable ? point : '?');
            i += Character.charCount(point);
        }
        return kept.toString();
    }

    /** Refuses what would have to be changed to be stored, because it is compared later. */
    static String exact(String what, String text, int width) {
        if (text.isEmpty() || !cut(text, width).equals(text)) {
            throw new IllegalArgumentException(what + ": received " + text.length() + " characters; allowed: 1 to "
                    + width + " of valid Unicode without NUL");
        }
        return text;
    }
}

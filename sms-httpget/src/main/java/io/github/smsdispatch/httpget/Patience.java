// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.httpget;

import java.time.Duration;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Ends patterns that take too long: a user's pattern with nested repetitions can need years for a short text. One for
 * each answer; not thread-safe.
 */
final class Patience {

    /** For all patterns on one answer together. */
    static final Duration LIMIT = Duration.ofMillis(250);

    private static final int LOOKS = 1 << 12;

    private final long end = System.nanoTime() + LIMIT.toNanos();
    private int looks;

    /** A pattern was given up. */
    static final class ExhaustedException extends Exception {

        private static final long serialVersionUID = 1L;
    }

    /** Comes out of the matcher, which knows no checked exceptions. */
    private static final class TooSlow extends RuntimeException {

        private static final long serialVersionUID = 1L;

        TooSlow() {
            super("a pattern took too long", null, false, false);
        }
    }

    /** Finds a pattern and gives the matcher to who wants its groups. */
    boolean find(Pattern pattern, CharSequence text, java.util.function.Consumer<Matcher> found)
            throws ExhaustedException {
        return bounded(() -> {
            Matcher matcher = pattern.matcher(new Watched(text));
            boolean is = matcher.find();
            if (is) {
                found.accept(matcher);
            }
            return is;
        });
    }

    private static <T> T bounded(Supplier<T> work) throws ExhaustedException {
        try {
            return work.get();
        } catch (TooSlow | StackOverflowError e) {
            // The JDK's matcher recurses for each repetition of a group.
            throw new ExhaustedException();
        }
    }

    private void look() {
        if (++looks % LOOKS == 0 && System.nanoTime() - end > 0) {
            throw new TooSlow();
        }
    }

    /** A text that looks at the clock while it is read. */
    private final class Watched implements CharSequence {

        private final CharSequence text;

        Watched(CharSequence text) {
            this.text = text;
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public char charAt(int index) {
            look();
            return text.charAt(index);
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return text.subSequence(start, end);
        }

        @Override
        public String toString() {
            return text.toString();
        }
    }
}

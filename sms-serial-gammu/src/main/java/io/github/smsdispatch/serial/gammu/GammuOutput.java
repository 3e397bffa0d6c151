// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.serial.gammu;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What {@code gammu sendsms} printed, segment by segment. The program puts no line end between segments, and its drivers
 * print verdict and "waiting" in different order: so a piece reaches from one "Sending SMS" to the next.
 *
 * @param total how many segments it said that there are, 0 when it came to none
 * @param segments one entry for each that it began
 * @param hint its last words before the first segment
 */
record GammuOutput(int total, List<Segment> segments, String hint) {

    /** One segment that was begun. */
    record Segment(
            boolean waiting,
            @Nullable Integer reference,
            @Nullable Integer error) {

        boolean accepted() {
            return reference != null;
        }
    }

    private static final Pattern BEGIN = Pattern.compile("Sending SMS ([0-9]{1,3})/([0-9]{1,3})");
    private static final Pattern ACCEPTED = Pattern.compile("OK, message reference=([0-9]{1,5})");
    private static final Pattern REFUSED = Pattern.compile("\\.error (-?[0-9]{1,6})");
    private static final String WAITING = "waiting for network answer";
    private static final Pattern COUNTS = Pattern.compile("[0-9]+ / [0-9]+");
    private static final Pattern LONG_NUMBER = Pattern.compile("[0-9]{6,}");
    private static final int LONGEST_HINT = 200;

    static GammuOutput read(String out) {
        Matcher matcher = BEGIN.matcher(out);
        List<Integer> starts = new ArrayList<>();
        int total = 0;
        while (matcher.find()) {
            starts.add(matcher.end());
            total = Integer.parseInt(matcher.group(2));
        }
        List<Segment> segments = new ArrayList<>();
        for (int i = 0; i < starts.size(); i++) {
            segments.add(
                    segment(out.substring(starts.get(i), i + 1 < starts.size() ? starts.get(i + 1) : out.length())));
        }
        return new GammuOutput(total, List.copyOf(segments), hint(out));
    }

    private static Segment segment(String piece) {
        return new Segment(piece.contains(WAITING), number(ACCEPTED, piece), number(REFUSED, piece));
    }

    private static @Nullable Integer number(Pattern pattern, String piece) {
        Matcher matcher = pattern.matcher(piece);
        return matcher.find() ? Integer.valueOf(matcher.group(1)) : null;
    }

    private static String hint(String out) {
        String before = out.split("Sending SMS", 2)[0].strip();
        String last = before.substring(before.lastIndexOf('\n') + 1);
        if (COUNTS.matcher(last).matches()) {
            return "";
        }
        String masked = LONG_NUMBER.matcher(last).replaceAll("***");
        return masked.length() > LONGEST_HINT ? masked.substring(0, LONGEST_HINT) : masked;
    }

    long acceptedSegments() {
        return segments.stream().filter(Segment::accepted).count();
    }

    boolean isAccepted() {
        return total > 0 && acceptedSegments() == total;
    }

    /** The references of all segments in order. */
    String references() {
        StringBuilder joined = new StringBuilder();
        segments.forEach(segment -> joined.append(joined.isEmpty() ? "" : "+").append(segment.reference()));
        return joined.toString();
    }
}

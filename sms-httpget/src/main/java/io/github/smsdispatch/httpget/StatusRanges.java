// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.httpget;

import java.util.BitSet;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A set of HTTP statuses, written {@code 202}, {@code 2xx}, {@code 400-499}, or several of these with commas. */
final class StatusRanges {

    static final String ALLOWED = "statuses such as 202, 2xx, 400-499, or several with commas";

    private static final Pattern ONE = Pattern.compile("([1-5])(xx|[0-9]{2})(?:\\s*-\\s*([1-5][0-9]{2}))?");

    private final BitSet statuses;

    private StatusRanges(BitSet statuses) {
        this.statuses = statuses;
    }

    static Optional<StatusRanges> parse(String text) {
        BitSet all = new BitSet(600);
        for (String part : text.split(",", -1)) {
            Matcher matcher = ONE.matcher(part.strip());
            if (!matcher.matches()) {
                return Optional.empty();
            }
            boolean hundred = matcher.group(2).equals("xx");
            int from = Integer.parseInt(matcher.group(1) + (hundred ? "00" : matcher.group(2)));
            String end = matcher.group(3);
            int to = end == null ? (hundred ? from + 99 : from) : Integer.parseInt(end);
            if (to < from || (hundred && end != null)) {
                return Optional.empty();
            }
            all.set(from, to + 1);
        }
        return Optional.of(new StatusRanges(all));
    }

    boolean contain(int status) {
        return statuses.get(status);
    }
}

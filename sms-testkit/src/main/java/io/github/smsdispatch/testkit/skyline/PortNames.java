// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.testkit.skyline;

import io.github.smsdispatch.testkit.skyline.SkylineDialect.PortForm;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Names of ports: {@code 1}, {@code 1.01}, {@code 1A}, {@code 1.sp256.101}, and lists such as {@code 1-4,6}. */
final class PortNames {

    /**
     * A port, and a slot when the name holds one.
     *
     * @param port from 1
     * @param slot from 1, 0 for the active one
     */
    record Name(int port, int slot) {}

    private static final Pattern NAME = Pattern.compile("(\\d{1,4})(?:([A-Za-z])|\\.(\\d{1,2})|\\.sp\\d+\\.\\d+)?");

    private PortNames() {}

    static Optional<Name> parse(String text) {
        Matcher matcher = NAME.matcher(text.strip());
        if (!matcher.matches()) {
            return Optional.empty();
        }
        return Optional.of(new Name(Integer.parseInt(matcher.group(1)), slot(matcher)));
    }

    private static int slot(Matcher matcher) {
        if (matcher.group(2) != null) {
            return matcher.group(2).toUpperCase(Locale.ROOT).charAt(0) - 'A' + 1;
        }
        return matcher.group(3) == null ? 0 : Integer.parseInt(matcher.group(3));
    }

    /** Reads a list of ports; empty when a part of it is no port between 1 and {@code max}. */
    static Optional<SortedSet<Integer>> list(String text, int max) {
        SortedSet<Integer> ports = new TreeSet<>();
        for (String part : text.split(",")) {
            String[] ends = part.split("-", 2);
            Optional<Name> first = parse(ends[0]);
            Optional<Name> last = parse(ends[ends.length - 1]);
            if (first.isEmpty() || last.isEmpty()) {
                return Optional.empty();
            }
            for (int port = first.get().port(); port <= last.get().port() && port <= max + 1; port++) {
                ports.add(port);
            }
        }
        boolean exist = !ports.isEmpty() && ports.first() >= 1 && ports.last() <= max;
        return exist ? Optional.of(ports) : Optional.empty();
    }

    static String format(PortForm form, int port, int slot) {
        return switch (form) {
            case DOT -> port + "." + (slot < 10 ? "0" : "") + slot;
            case LETTER -> port + String.valueOf((char) ('A' + slot - 1));
            case POOL -> port + ".sp256." + (100 + slot);
        };
    }
}

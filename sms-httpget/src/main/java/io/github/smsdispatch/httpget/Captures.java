// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.httpget;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What named groups of a rule's patterns caught. Not thread-safe. */
final class Captures {

    static final String ID = "id";
    static final String CODE = "code";
    static final String TEXT = "text";
    static final String RETRY_AFTER = "retryAfter";

    /** All names that mean something. */
    static final List<String> NAMES = List.of(ID, CODE, TEXT, RETRY_AFTER);

    private static final Pattern GROUP = Pattern.compile("\\(\\?<([A-Za-z][A-Za-z0-9]*)>");

    private final Map<String, String> caught = new HashMap<>();

    /** The names of a pattern's groups, in its own order. */
    static List<String> groups(String pattern) {
        return GROUP.matcher(pattern).results().map(group -> group.group(1)).toList();
    }

    void take(Matcher matcher, List<String> groups) {
        for (String name : groups) {
            String value = matcher.group(name);
            if (value != null && !value.isBlank()) {
                caught.putIfAbsent(name, value.strip());
            }
        }
    }

    Optional<String> get(String name) {
        return Optional.ofNullable(caught.get(name));
    }
}

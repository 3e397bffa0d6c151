// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.examples.config;

import io.github.smsdispatch.api.SmsConfigurationException;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A configuration in sections: {@code [section]}, then {@code key: value} or {@code key = value}; lines that begin with
 * {@code #} or {@code ;} are comments. No section sees another's keys, and nothing is substituted in values, so a
 * {@code %} needs no doubling.
 */
public final class IniFile {

    private final Map<String, Map<String, String>> sections;

    private IniFile(Map<String, Map<String, String>> sections) {
        this.sections = sections;
    }

    /** Reads a file. */
    public static IniFile read(Path file) {
        try {
            return parse(file.getFileName().toString(), Files.readAllLines(file, StandardCharsets.UTF_8));
        } catch (MalformedInputException e) {
            throw new SmsConfigurationException(file.toString(), "bytes that are not UTF-8", "a text file in UTF-8");
        } catch (IOException e) {
            throw new SmsConfigurationException(file.toString(), e.toString(), "a readable file");
        }
    }

    static IniFile parse(String name, List<String> lines) {
        Map<String, Map<String, String>> sections = new LinkedHashMap<>();
        Map<String, String> current = null;
        for (int i = 0; i < lines.size(); i++) {
            String where = name + " line " + (i + 1);
            String line = lines.get(i).strip();
            if (line.isEmpty() || line.startsWith("#") || line.startsWith(";")) {
                continue;
            }
            if (line.startsWith("[")) {
                current = open(sections, where, line);
            } else if (current == null) {
                throw new SmsConfigurationException(where, "a setting before any section", "a [section] first");
            } else {
                put(current, where, line);
            }
        }
        return new IniFile(sections);
    }

    /** Gives a section, empty when it isn't there. */
    public Optional<Map<String, String>> section(String name) {
        return Optional.ofNullable(sections.get(name)).map(Map::copyOf);
    }

    /** Names the sections in the file's order. */
    public Set<String> names() {
        return Set.copyOf(sections.keySet());
    }

    private static Map<String, String> open(Map<String, Map<String, String>> sections, String where, String line) {
        String name = line.endsWith("]") ? line.substring(1, line.length() - 1).strip() : "";
        if (name.isEmpty() || sections.containsKey(name)) {
            throw new SmsConfigurationException(where, "'" + line + "'", "[section], each name once");
        }
        Map<String, String> section = new LinkedHashMap<>();
        sections.put(name, section);
        return section;
    }

    private static void put(Map<String, String> section, String where, String line) {
        int split = separator(line);
        String key = split <= 0 ? "" : line.substring(0, split).strip();
        if (key.isEmpty()) {
            throw new SmsConfigurationException(where, "a line without a key", "key: value or key = value");
        }
        if (section.put(key, line.substring(split + 1).strip()) != null) {
            throw new SmsConfigurationException(where, "key '" + key + "' again", "each key once in a section");
        }
    }

    /** The first of colon and equals sign, so that a URL may stand in the value. */
    private static int separator(String line) {
        for (int i = 0; i < line.length(); i++) {
            if (line.charAt(i) == ':' || line.charAt(i) == '=') {
                return i;
            }
        }
        return -1;
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.examples.smsd;

import io.github.smsdispatch.api.SmsConfigurationException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Where NAV keeps its configuration, and the two flat files beside smsd.conf: nav.conf and db.conf. */
final class NavFiles {

    private NavFiles() {}

    /** Finds smsd.conf where NAV would. */
    static Path smsdConf(Map<String, String> environment) {
        List<Path> folders = folders(environment);
        return folders.stream()
                .map(folder -> folder.resolve("smsd.conf"))
                .filter(Files::isRegularFile)
                .findFirst()
                .orElseThrow(() -> new SmsConfigurationException(
                        "smsd.conf", "no such file in " + folders, "a file there, or --config FILE"));
    }

    private static List<Path> folders(Map<String, String> environment) {
        Path home = Path.of(environment.getOrDefault("HOME", "/"));
        Stream<Path> named =
                Stream.ofNullable(environment.get("NAV_CONFIG_DIR")).map(Path::of);
        return Stream.concat(
                        named,
                        Stream.of(
                                home.resolve(".local/etc/nav"),
                                home.resolve(".local/etc"),
                                home.resolve(".config/nav"),
                                Path.of("/etc/nav")))
                .toList();
    }

    /** Reads KEY=VALUE lines of a file beside another; nothing when it isn't there. */
    static Map<String, String> beside(Path smsdConf, String name) {
        Path file = smsdConf.toAbsolutePath().resolveSibling(name);
        if (!Files.isRegularFile(file)) {
            return Map.of();
        }
        try {
            return parse(Files.readAllLines(file, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new SmsConfigurationException(file.toString(), e.toString(), "a readable text file in UTF-8");
        }
    }

    static Map<String, String> parse(List<String> lines) {
        Map<String, String> values = new HashMap<>();
        for (String raw : lines) {
            String line = raw.strip();
            int equals = line.indexOf('=');
            if (equals > 0 && !line.startsWith("#")) {
                values.put(
                        line.substring(0, equals).strip(),
                        unquoted(line.substring(equals + 1).strip()));
            }
        }
        return values;
    }

    private static String unquoted(String value) {
        boolean quoted = value.length() >= 2
                && (value.startsWith("\"") && value.endsWith("\"") || value.startsWith("'") && value.endsWith("'"));
        return quoted ? value.substring(1, value.length() - 1) : value;
    }
}

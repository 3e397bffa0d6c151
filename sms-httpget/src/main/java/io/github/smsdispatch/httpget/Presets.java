// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.httpget;

import io.github.smsdispatch.api.spi.DispatcherSettings;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Settings for known gateways, as data: files of {@code key = value} beside this class. */
final class Presets {

    /** All that there are. */
    static final List<String> NAMES = List.of("android", "gammu", "kannel", "playsms", "twilio", "uio", "vonage");

    private Presets() {}

    /** The settings with those of their preset below them: what is set oneself wins, key by key. */
    static DispatcherSettings applied(DispatcherSettings given) {
        Map<String, String> all = new TreeMap<>();
        given.text("preset").ifPresent(name -> all.putAll(load(given, name)));
        all.putAll(given.startingWith(""));
        return DispatcherSettings.of(given.name(), all);
    }

    private static Map<String, String> load(DispatcherSettings given, String name) {
        if (!NAMES.contains(name)) {
            throw given.wrong("preset", name, "one of " + NAMES);
        }
        try (InputStream in = Presets.class.getResourceAsStream("presets/" + name + ".conf")) {
            if (in == null) {
                throw new IllegalStateException("preset " + name + " isn't in the jar");
            }
            return parse(new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException("preset " + name + " can't be read", e);
        }
    }

    private static Map<String, String> parse(BufferedReader lines) {
        Map<String, String> values = new TreeMap<>();
        lines.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && line.charAt(0) != '#')
                .forEach(line -> {
                    int equals = line.indexOf('=');
                    if (values.put(
                                    line.substring(0, equals).strip(),
                                    line.substring(equals + 1).strip())
                            != null) {
                        throw new IllegalStateException("a preset has a key twice: " + line.substring(0, equals));
                    }
                });
        return values;
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.examples.config;

import io.github.smsdispatch.api.Dispatcher;
import io.github.smsdispatch.api.Dispatchers;
import io.github.smsdispatch.api.SmsConfigurationException;
import io.github.smsdispatch.api.spi.DispatcherContext;
import io.github.smsdispatch.api.spi.DispatcherSettings;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The dispatchers of a configuration: section {@code [dispatcher]} names them in order ({@code dispatcher1},
 * {@code dispatcher2}, … gaps allowed), and each has a section of its name. The key {@code type} says which transport it
 * is; without it the section's name is the type, and NAV's class names are known, its HttpGetDispatcher with the rules of
 * the preset {@code uio}.
 */
public final class DispatcherConfig {

    private static final Pattern KEY = Pattern.compile("dispatcher([1-9][0-9]{0,5})");

    private static final String NAV_HTTP = "HttpGetDispatcher";

    private static final Map<String, String> NAV_NAMES = Map.of(
            "GammuDispatcher",
            "gammu",
            NAV_HTTP,
            "httpget",
            "UninettMailDispatcher",
            "mail",
            "BoostDispatcher",
            "boost",
            "DebugDispatcher",
            "debug");

    private DispatcherConfig() {}

    /** Gives a maker per dispatcher, in order of preference. Nothing is made yet. */
    public static List<Function<DispatcherContext, Dispatcher>> makers(IniFile file, Dispatchers known) {
        List<Function<DispatcherContext, Dispatcher>> makers = new ArrayList<>();
        for (String name : order(file)) {
            makers.add(context -> make(file, name, known, context));
        }
        return makers;
    }

    private static Iterable<String> order(IniFile file) {
        Map<String, String> section = file.section("dispatcher")
                .orElseThrow(() -> new SmsConfigurationException(
                        "[dispatcher]", "nothing", "a section with dispatcher1: NAME, dispatcher2: NAME, ..."));
        TreeMap<Integer, String> byNumber = new TreeMap<>();
        section.forEach((key, name) -> {
            Matcher matcher = KEY.matcher(key);
            if (!matcher.matches()) {
                throw new SmsConfigurationException(
                        "dispatcher." + key, "an unknown key", "dispatcher1, dispatcher2, ...");
            }
            byNumber.put(Integer.parseInt(matcher.group(1)), name);
        });
        if (byNumber.isEmpty()) {
            throw new SmsConfigurationException(
                    "dispatcher.dispatcher1", "nothing", "the name of a dispatcher's section");
        }
        return byNumber.values();
    }

    private static Dispatcher make(IniFile file, String name, Dispatchers known, DispatcherContext context) {
        Map<String, String> settings = new HashMap<>(file.section(name)
                .orElseThrow(() -> new SmsConfigurationException(
                        "[" + name + "]", "nothing", "a section with the settings of dispatcher '" + name + "'")));
        String type = settings.remove("type");
        String found = type == null ? NAV_NAMES.getOrDefault(name, name) : type;
        if (type == null && name.equals(NAV_HTTP)) {
            // What such a section has always meant: any 2xx is success, as far as its text doesn't say otherwise.
            settings.putIfAbsent("preset", "uio");
        }
        return known.create(found, DispatcherSettings.of(name, settings), context);
    }
}

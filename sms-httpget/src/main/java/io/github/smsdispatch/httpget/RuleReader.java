// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.httpget;

import com.fasterxml.jackson.core.JsonPointer;
import io.github.smsdispatch.api.spi.DispatcherSettings;
import io.github.smsdispatch.httpget.Rules.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * Reads numbered rules: {@code rule.10.status}, {@code rule.10.json./sid}, and what the rule says in {@code
 * rule.10.outcome}. Whatever is wrong is named with its path while the dispatcher is made.
 *
 * @param <T> what a rule says
 */
final class RuleReader<T> {

    private static final Pattern KEY = Pattern.compile("([0-9]{1,4})\\.(.+)");
    private static final String OFF = "off";

    private final DispatcherSettings settings;
    private final String prefix;
    private final String verdictKey;
    private final String allowed;
    private final Function<String, Optional<T>> verdicts;

    /**
     * Makes a reader.
     *
     * @param prefix how the keys begin, with a dot
     * @param verdictKey the key that says what the rule means
     * @param allowed what that key may say, for errors
     * @param verdicts reads it
     */
    RuleReader(
            DispatcherSettings settings,
            String prefix,
            String verdictKey,
            String allowed,
            Function<String, Optional<T>> verdicts) {
        this.settings = settings;
        this.prefix = prefix;
        this.verdictKey = verdictKey;
        this.allowed = allowed;
        this.verdicts = verdicts;
    }

    Rules<T> read() {
        TreeMap<Integer, Map<String, String>> byNumber = new TreeMap<>();
        settings.startingWith(prefix).forEach((key, value) -> {
            Matcher matcher = KEY.matcher(key);
            if (matcher.matches()) {
                byNumber.computeIfAbsent(Integer.parseInt(matcher.group(1)), number -> new TreeMap<>())
                        .put(matcher.group(2), value);
            } else if (!key.equals("id")) {
                throw settings.wrong(prefix + key, value, prefix + "NUMBER.CONDITION");
            }
        });
        List<Rule<T>> rules = new ArrayList<>();
        byNumber.forEach((number, keys) -> read(number, keys).ifPresent(rules::add));
        return new Rules<>(rules);
    }

    private Optional<Rule<T>> read(int number, Map<String, String> keys) {
        String path = prefix + number + ".";
        String says = keys.remove(verdictKey);
        if (says == null) {
            throw settings.wrong(path + verdictKey, "", allowed);
        }
        if (says.strip().equalsIgnoreCase(OFF)) {
            return Optional.empty();
        }
        T verdict = verdicts.apply(says).orElseThrow(() -> settings.wrong(path + verdictKey, says, allowed));
        List<Condition> conditions = new ArrayList<>();
        keys.forEach((key, value) -> conditions.add(condition(path, key, value.strip())));
        if (conditions.isEmpty()) {
            throw settings.wrong(path + "status", "", "at least one condition in each rule");
        }
        return Optional.of(new Rule<>(number, conditions, verdict));
    }

    private Condition condition(String path, String key, String value) {
        int dot = key.indexOf('.');
        String kind = dot < 0 ? key : key.substring(0, dot);
        String name = dot < 0 ? "" : key.substring(dot + 1);
        boolean reply = prefix.equals("rule.");
        if (kind.equals("status") && name.isEmpty() && reply) {
            return Condition.status(StatusRanges.parse(value)
                    .orElseThrow(() -> settings.wrong(path + key, value, StatusRanges.ALLOWED)));
        }
        if (kind.equals("body") && name.isEmpty()) {
            return Condition.body(pattern(path + key, value));
        }
        if (kind.equals("header") && !name.isEmpty()) {
            return Condition.header(name, pattern(path + key, value));
        }
        if (kind.equals("param") && !name.isEmpty() && !reply) {
            return Condition.parameter(name, pattern(path + key, value));
        }
        if (kind.equals("json")) {
            return Condition.json(pointer(settings, path + key, name), pattern(path + key, value));
        }
        throw settings.wrong(
                path + key,
                value,
                (reply ? "the conditions status, " : "the conditions param.NAME, ")
                        + "body, header.NAME, json./POINTER, and " + verdictKey);
    }

    static JsonPointer pointer(DispatcherSettings settings, String path, String text) {
        if (!text.startsWith("/")) {
            throw settings.wrong(path, text, "a JSON pointer such as /messages/0/status");
        }
        return JsonPointer.compile(text);
    }

    private Pattern pattern(String path, String text) {
        try {
            if (text.isEmpty()) {
                throw settings.wrong(path, text, "a regular expression");
            }
            Pattern pattern = Pattern.compile(text);
            for (String group : Captures.groups(text)) {
                if (!Captures.NAMES.contains(group)) {
                    throw settings.wrong(path, "(?<" + group + ">", "groups named " + Captures.NAMES);
                }
            }
            return pattern;
        } catch (PatternSyntaxException e) {
            throw settings.wrong(
                    path, e.getDescription() + " at character " + (e.getIndex() + 1), "a regular expression");
        }
    }
}

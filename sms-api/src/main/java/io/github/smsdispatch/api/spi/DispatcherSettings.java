// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.api.spi;

import io.github.smsdispatch.api.SmsConfigurationException;
import java.net.URI;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The settings of one dispatcher as texts, read with types. Every reading remembers its key; {@link #refuseUnknown()}
 * then names the keys that nobody read. Values of keys read by {@link #secret} never appear in an error. Not
 * thread-safe; used while a dispatcher is made.
 */
public final class DispatcherSettings {

    private final String name;
    private final Map<String, String> values;
    private final Set<String> known = new HashSet<>();
    private final Set<String> secrets = new HashSet<>();

    private DispatcherSettings(String name, Map<String, String> values) {
        this.name = name;
        this.values = Map.copyOf(values);
    }

    /**
     * Makes settings.
     *
     * @param name the dispatcher's name, which is also the first part of each setting's path
     * @param values key and text
     * @return the settings
     */
    public static DispatcherSettings of(String name, Map<String, String> values) {
        return new DispatcherSettings(name, values);
    }

    /**
     * Gives the dispatcher's name.
     *
     * @return the name
     */
    public String name() {
        return name;
    }

    /**
     * Reads a text.
     *
     * @param key the key
     * @return the value, empty when it is missing or blank
     */
    public Optional<String> text(String key) {
        known.add(key);
        return Optional.ofNullable(values.get(key)).map(String::strip).filter(value -> !value.isEmpty());
    }

    /**
     * Reads a text that must be there.
     *
     * @param key the key
     * @param allowed what is allowed, for the error
     * @return the value
     * @throws SmsConfigurationException when it is missing or blank
     */
    public String requiredText(String key, String allowed) {
        return text(key).orElseThrow(() -> new SmsConfigurationException(path(key), "nothing", allowed));
    }

    /**
     * Reads a secret.
     *
     * @param key the key
     * @return the value, empty when it is missing or blank
     */
    public Optional<Secret> secret(String key) {
        secrets.add(key);
        return text(key).map(Secret::of);
    }

    /**
     * Reads a secret that must be there.
     *
     * @param key the key
     * @param allowed what is allowed, for the error
     * @return the value
     * @throws SmsConfigurationException when it is missing or blank
     */
    public Secret requiredSecret(String key, String allowed) {
        secrets.add(key);
        return Secret.of(requiredText(key, allowed));
    }

    /**
     * Reads the address of an HTTP service, which must be there. An error never shows what may be a password: neither
     * user nor query.
     *
     * @param key the key
     * @return an address with scheme http or https and a host, without user and fragment
     * @throws SmsConfigurationException when it is missing, blank or something else
     */
    public URI requiredHttpUrl(String key) {
        String text = requiredText(key, HttpUrls.ALLOWED);
        return HttpUrls.parse(text).orElseThrow(() -> wrong(key, HttpUrls.shape(text), HttpUrls.ALLOWED));
    }

    /**
     * Reads a whole number.
     *
     * @param key the key
     * @param otherwise the default
     * @param min least allowed value
     * @param max greatest allowed value
     * @return the value or the default
     * @throws SmsConfigurationException when it is no number or out of range
     */
    public int integer(String key, int otherwise, int min, int max) {
        return text(key).map(text -> integer(key, text, min, max)).orElse(otherwise);
    }

    /**
     * Reads a duration: a number with {@code ms}, {@code s}, {@code m}, {@code h} or {@code d}, or ISO-8601 such as
     * {@code PT30S}.
     *
     * @param key the key
     * @param otherwise the default
     * @param min shortest allowed
     * @param max longest allowed
     * @return the value or the default
     * @throws SmsConfigurationException when it can't be read or is out of range
     */
    public Duration duration(String key, Duration otherwise, Duration min, Duration max) {
        return text(key)
                .map(text -> Durations.parse(text)
                        .filter(d -> d.compareTo(min) >= 0 && d.compareTo(max) <= 0)
                        .orElseThrow(() -> wrong(
                                key,
                                text,
                                "a duration from " + min + " to " + max
                                        + ", written as 500ms, 30s, 5m, 2h, 1d or ISO-8601")))
                .orElse(otherwise);
    }

    /**
     * Reads one of several words, whatever their case; {@code _} and {@code -} are the same.
     *
     * @param key the key
     * @param otherwise the default
     * @param <E> the type of the words
     * @return the value or the default
     * @throws SmsConfigurationException when it is none of them
     */
    public <E extends Enum<E>> E choice(String key, E otherwise) {
        E[] all = otherwise.getDeclaringClass().getEnumConstants();
        return text(key)
                .map(text -> List.of(all).stream()
                        .filter(word -> word.name().equalsIgnoreCase(text.replace('-', '_')))
                        .findFirst()
                        .orElseThrow(() -> wrong(key, text, "one of " + words(all))))
                .orElse(otherwise);
    }

    /**
     * Reads yes or no.
     *
     * @param key the key
     * @return the value, empty when it is missing
     * @throws SmsConfigurationException when it is neither true, yes, on, 1 nor false, no, off, 0
     */
    public Optional<Boolean> yesOrNo(String key) {
        return text(key).map(text -> switch (text.toLowerCase(java.util.Locale.ROOT)) {
            case "true", "yes", "on", "1" -> true;
            case "false", "no", "off", "0" -> false;
            default -> throw wrong(key, text, "true or false");
        });
    }

    /**
     * Reads all keys that begin alike, such as {@code header.X-API-KEY}.
     *
     * @param prefix how the keys begin
     * @return rest of the key and value
     */
    public Map<String, String> startingWith(String prefix) {
        Map<String, String> found = new java.util.TreeMap<>();
        values.forEach((key, value) -> {
            if (key.startsWith(prefix)) {
                known.add(key);
                found.put(key.substring(prefix.length()), value);
            }
        });
        return found;
    }

    /**
     * Makes the error for a value that the provider itself finds wrong.
     *
     * @param key the key
     * @param received the value; not shown when the key was read by {@link #secret}
     * @param allowed what would be right
     * @return the exception to throw
     */
    public SmsConfigurationException wrong(String key, String received, String allowed) {
        String shown = secrets.contains(key) ? "***" : received;
        return new SmsConfigurationException(path(key), "'" + shown + "'", allowed);
    }

    /**
     * Refuses keys that nobody has read.
     *
     * @throws SmsConfigurationException naming the first unknown key and all known ones
     */
    public void refuseUnknown() {
        Set<String> unknown = new TreeSet<>(values.keySet());
        unknown.removeAll(known);
        if (!unknown.isEmpty()) {
            throw new SmsConfigurationException(
                    path(unknown.iterator().next()), "an unknown key", "one of " + new TreeSet<>(known));
        }
    }

    private int integer(String key, String text, int min, int max) {
        String allowed = "a whole number from " + min + " to " + max;
        try {
            int value = Integer.parseInt(text);
            if (value >= min && value <= max) {
                return value;
            }
        } catch (NumberFormatException e) {
            throw wrong(key, text, allowed);
        }
        throw wrong(key, text, allowed);
    }

    private String path(String key) {
        return name + "." + key;
    }

    private static String words(Enum<?>[] all) {
        return List.of(all).stream()
                .map(word -> word.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-'))
                .toList()
                .toString();
    }

    @Override
    public String toString() {
        return "DispatcherSettings[" + name + ", keys=" + new TreeSet<>(values.keySet()) + "]";
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.mail;

import io.github.smsdispatch.api.PhoneNumber;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** A text with places for fields: {@code {phone}}, {@code {digits}}, {@code {text}}; braces are doubled. Immutable. */
final class Template {

    /** What can stand in a place. */
    enum Field {
        /** The number as given, {@code +4712345678}. */
        PHONE,
        /** The number without its plus. */
        DIGITS,
        /** The text of the SMS. */
        TEXT
    }

    /** Either words or a field. */
    private record Part(String words, Optional<Field> field) {}

    static final String ALLOWED = "text with {phone}, {digits} and {text}; braces themselves are doubled";

    private final List<Part> parts;

    private Template(List<Part> parts) {
        this.parts = List.copyOf(parts);
    }

    /** Reads a template; empty when a brace has no partner or a field is unknown. */
    static Optional<Template> read(String source) {
        List<Part> parts = new ArrayList<>();
        StringBuilder words = new StringBuilder();
        int at = 0;
        while (at < source.length()) {
            char c = source.charAt(at);
            if (c != '{' && c != '}') {
                words.append(c);
                at++;
            } else if (source.startsWith(String.valueOf(c).repeat(2), at)) {
                words.append(c);
                at += 2;
            } else {
                int end = c == '{' ? source.indexOf('}', at) : -1;
                Optional<Field> field = end < 0 ? Optional.empty() : field(source.substring(at + 1, end));
                if (field.isEmpty()) {
                    return Optional.empty();
                }
                parts.add(new Part(words.toString(), field));
                words.setLength(0);
                at = end + 1;
            }
        }
        parts.add(new Part(words.toString(), Optional.empty()));
        return Optional.of(new Template(parts));
    }

    private static Optional<Field> field(String name) {
        return Set.of(Field.values()).stream()
                .filter(field -> field.name().toLowerCase(Locale.ROOT).equals(name))
                .findFirst();
    }

    Set<Field> fields() {
        Set<Field> fields = EnumSet.noneOf(Field.class);
        parts.forEach(part -> part.field().ifPresent(fields::add));
        return fields;
    }

    /** Tells whether the recipient's number stands in it. */
    boolean namesRecipient() {
        return fields().contains(Field.PHONE) || fields().contains(Field.DIGITS);
    }

    String fill(PhoneNumber phone, String text) {
        StringBuilder filled = new StringBuilder();
        for (Part part : parts) {
            filled.append(part.words());
            part.field()
                    .map(field -> switch (field) {
                        case PHONE -> phone.value();
                        case DIGITS -> phone.digits();
                        case TEXT -> text;
                    })
                    .ifPresent(filled::append);
        }
        return filled.toString();
    }

    /** No words: they may hold what a gateway takes for a password. */
    @Override
    public String toString() {
        return "Template" + fields();
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.httpget;

import io.github.smsdispatch.httpget.Template.Condition;
import io.github.smsdispatch.httpget.Template.Field;
import io.github.smsdispatch.httpget.Template.Literal;
import io.github.smsdispatch.httpget.Template.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads templates: {@code {name}} and {@code %(name)s} are fields, {@code {?name}} a condition, {@code %%} a percent
 * sign. In a URL {@code %20} and the like stay as they are. A brace that no name follows is a brace, as JSON needs it.
 */
final class TemplateParser {

    /** What kind of text the literals are. */
    enum Kind {
        /** A URL, already encoded. */
        URL,
        /** A value, encoded when it is written. */
        VALUE,
        /** A JSON or XML document. */
        DOCUMENT
    }

    private static final Pattern PYTHON = Pattern.compile("%\\(([A-Za-z][A-Za-z0-9]*)\\)s");
    private static final Pattern BRACES = Pattern.compile("\\{(\\??)([A-Za-z][A-Za-z0-9]*)}");
    private static final Pattern OPENS = Pattern.compile("\\{\\??[A-Za-z]");
    private static final Pattern OCTET = Pattern.compile("%[0-9A-Fa-f]{2}");

    private final String text;
    private final Kind kind;
    private final Set<String> known;
    private final List<Part> parts = new ArrayList<>();
    private final StringBuilder literal = new StringBuilder();

    private TemplateParser(String text, Kind kind, Set<String> known) {
        this.text = text;
        this.kind = kind;
        this.known = known;
    }

    /** Says what is wrong with a template and where, without showing the template, which may hold a password. */
    static final class BadTemplateException extends Exception {

        private static final long serialVersionUID = 1L;

        private final String received;
        private final String allowed;

        BadTemplateException(String received, String allowed) {
            super(received);
            this.received = received;
            this.allowed = allowed;
        }

        String received() {
            return received;
        }

        String allowed() {
            return allowed;
        }
    }

    static Template parse(String text, Kind kind, Set<String> known) throws BadTemplateException {
        return new TemplateParser(text, kind, known).parse();
    }

    private Template parse() throws BadTemplateException {
        int at = 0;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '%') {
                at = percent(at);
            } else if (c == '{') {
                at = brace(at);
            } else {
                literal.append(c);
                at++;
            }
        }
        flush();
        return new Template(parts, kind != Kind.VALUE);
    }

    private int percent(int at) throws BadTemplateException {
        Matcher field = at(PYTHON, at);
        if (field.lookingAt()) {
            add(new Field(name(field.group(1), at)));
            return field.end();
        }
        if (text.startsWith("%%", at)) {
            boolean octetFollows = kind == Kind.URL && at(OCTET, at + 1).lookingAt();
            literal.append(kind == Kind.URL && !octetFollows ? "%25" : "%");
            return at + 2;
        }
        if (kind == Kind.URL && at(OCTET, at).lookingAt()) {
            literal.append(text, at, at + 3);
            return at + 3;
        }
        throw new BadTemplateException(
                "an unbalanced '%' at character " + (at + 1),
                "%(name)s for a field, %% for a percent sign" + (kind == Kind.URL ? ", %20 and the like" : ""));
    }

    private int brace(int at) throws BadTemplateException {
        Matcher field = at(BRACES, at);
        if (field.lookingAt()) {
            String name = name(field.group(2), at);
            add(field.group(1).isEmpty() ? new Field(name) : new Condition(name));
            return field.end();
        }
        if (kind == Kind.URL || at(OPENS, at).lookingAt()) {
            throw new BadTemplateException(
                    "an unbalanced '{' at character " + (at + 1),
                    "{name} for a field" + (kind == Kind.URL ? ", %7B" : ""));
        }
        literal.append('{');
        return at + 1;
    }

    private Matcher at(Pattern pattern, int at) {
        return pattern.matcher(text).region(Math.min(at, text.length()), text.length());
    }

    private String name(String name, int at) throws BadTemplateException {
        if (!known.contains(name)) {
            throw new BadTemplateException(
                    "the unknown field '" + name + "' at character " + (at + 1), "fields " + new TreeSet<>(known));
        }
        return name;
    }

    private void add(Part part) {
        flush();
        parts.add(part);
    }

    private void flush() {
        if (literal.length() > 0) {
            parts.add(new Literal(literal.toString()));
            literal.setLength(0);
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.httpget;

import java.nio.charset.Charset;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** A text with fields in it. Immutable; made by {@link TemplateParser}. */
final class Template {

    /** A piece of a template. */
    sealed interface Part {}

    /** Stands as it is. */
    record Literal(String text) implements Part {}

    /** Is replaced by a field's value. */
    record Field(String name) implements Part {}

    /** Is replaced by nothing; without a value of the field the whole parameter is left out. */
    record Condition(String name) implements Part {}

    private final List<Part> parts;
    private final boolean literalsAreEncoded;

    /**
     * Makes a template.
     *
     * @param parts its pieces
     * @param encoded whether literals already are as the place wants them, as in a URL or a body
     */
    Template(List<Part> parts, boolean encoded) {
        this.parts = List.copyOf(parts);
        literalsAreEncoded = encoded;
    }

    /** False when a field that it makes a condition of has no value. */
    boolean applies(Fields fields) {
        for (Part part : parts) {
            if (part instanceof Condition condition && fields.value(condition.name()) == null) {
                return false;
            }
        }
        return true;
    }

    String write(Fields fields, Place place, Charset charset) throws UnwritableException {
        StringBuilder out = new StringBuilder(64);
        for (Part part : parts) {
            if (part instanceof Literal literal) {
                out.append(literalsAreEncoded ? literal.text() : place.write(literal.text(), charset));
            } else if (part instanceof Field field) {
                String value = fields.value(field.name());
                out.append(place.write(value == null ? "" : value, charset));
            }
        }
        return out.toString();
    }

    /** The fields that it writes. */
    Set<String> fields() {
        Set<String> names = new TreeSet<>();
        parts.forEach(part -> {
            if (part instanceof Field field) {
                names.add(field.name());
            }
        });
        return names;
    }

    boolean isConditional() {
        return parts.stream().anyMatch(Condition.class::isInstance);
    }

    /** What it says without any field. */
    String literals() {
        StringBuilder all = new StringBuilder();
        parts.forEach(part -> {
            if (part instanceof Literal literal) {
                all.append(literal.text());
            }
        });
        return all.toString();
    }
}

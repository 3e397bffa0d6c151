// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.examples.quickstart;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Splits lines into rows by RFC 4180: commas, quotes doubled inside quotes, line ends inside quotes. A quote that is
 * never closed spoils only its own line: reading goes on with the next.
 */
final class CsvRows {

    /** One row with the number of its first line; no fields when it couldn't be read. */
    record Row(int line, List<String> fields) {}

    private final List<String> lines;

    CsvRows(List<String> lines) {
        this.lines = lines;
    }

    void forEach(Consumer<Row> reader) {
        int next = 0;
        while (next < lines.size()) {
            if (lines.get(next).isBlank()) {
                next++;
                continue;
            }
            List<String> fields = new ArrayList<>();
            int end = read(next, fields);
            reader.accept(new Row(next + 1, end < 0 ? List.of() : fields));
            next = end < 0 ? next + 1 : end;
        }
    }

    /** Returns the line behind the row, or -1 when a quote stays open until the end. */
    private int read(int first, List<String> fields) {
        StringBuilder field = new StringBuilder();
        boolean quoted = false;
        for (int line = first; line < lines.size(); line++) {
            String text = lines.get(line);
            for (int i = 0; i < text.length(); i++) {
                char c = text.charAt(i);
                if (c == '"' && quoted && i + 1 < text.length() && text.charAt(i + 1) == '"') {
                    field.append('"');
                    i++;
                } else if (c == '"') {
                    quoted = !quoted;
                } else if (c == ',' && !quoted) {
                    fields.add(field.toString());
                    field.setLength(0);
                } else {
                    field.append(c);
                }
            }
            if (!quoted) {
                fields.add(field.toString());
                return line + 1;
            }
            field.append('\n');
        }
        return -1;
    }
}

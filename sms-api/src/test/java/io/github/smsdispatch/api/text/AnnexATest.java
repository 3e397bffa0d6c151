// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.api.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every cell of every national table, both ways, against {@code annex-a.txt}, which is not written as the code is. */
class AnnexATest {

    private static final int ESCAPE = 0x1B;

    record Table(String clause, NationalLanguage language, boolean locking, List<Integer> cells) {

        Gsm7Alphabet alphabet() {
            Gsm7Alphabet standard = Gsm7Alphabet.standard();
            return locking ? standard.withLockingShift(language) : standard.withSingleShift(language);
        }

        @Override
        public String toString() {
            return clause + " " + language;
        }
    }

    static List<Table> tables() throws IOException {
        try (InputStream in = AnnexATest.class.getResourceAsStream("/annex-a.txt")) {
            List<String> lines = new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .toList();
            List<Table> tables = new ArrayList<>();
            for (int i = 0; i < lines.size(); i += 9) {
                String[] head = lines.get(i).split(" ", -1);
                List<Integer> cells = lines.subList(i + 1, i + 9).stream()
                        .flatMap(line -> Arrays.stream(line.split(" ", -1)))
                        .map(cell -> cell.equals("----") ? 0 : Integer.parseInt(cell, 16))
                        .toList();
                tables.add(new Table(head[0], NationalLanguage.valueOf(head[1]), head[2].equals("locking"), cells));
            }
            assertThat(tables).hasSize(25);
            return tables;
        }
    }

    @ParameterizedTest
    @MethodSource("tables")
    void everyCodeIsReadAsTheStandardSays(Table table) {
        Gsm7Alphabet alphabet = table.alphabet();
        for (int code = 0; code < 128; code++) {
            if (code == ESCAPE) {
                continue;
            }
            byte[] septets = table.locking ? new byte[] {(byte) code} : new byte[] {ESCAPE, (byte) code};
            String expected = table.cells.get(code) != 0
                    ? Character.toString(table.cells.get(code))
                    : table.locking ? " " : Gsm7Alphabet.standard().decode(septets, 1, 1);
            assertThat(alphabet.decode(septets, 0, septets.length))
                    .as("%s code %02X", table, code)
                    .isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @MethodSource("tables")
    void everyCharacterIsWrittenToTheFirstCodeThatHasItAndNoOtherIsKnown(Table table) {
        Gsm7Alphabet alphabet = table.alphabet();
        List<Integer> basic = table.locking ? table.cells : standard(1);
        List<Integer> shifted = table.locking ? standard(2) : table.cells;
        List<String> wrong = new ArrayList<>();
        for (int c = 0; c <= Character.MAX_VALUE; c++) {
            int size = c == 0 ? 0 : basic.contains(c) ? 1 : shifted.contains(c) ? 2 : 0;
            byte[] septets = new byte[2];
            byte[] expected = new byte[2];
            if (size > 0) {
                alphabet.encode(Character.toString(c), septets, 0);
                expected[0] = ESCAPE;
                expected[size - 1] = (byte) (size == 1 ? basic : shifted).indexOf(c);
            }
            if (alphabet.septets((char) c) != size || !Arrays.equals(septets, expected)) {
                wrong.add(String.format("U+%04X as %s", c, Arrays.toString(septets)));
            }
        }
        assertThat(wrong).as("%s", table).isEmpty();
    }

    /** The standard's own tables are compared with it in {@link Gsm7Test}, so they may be asked here. */
    private static List<Integer> standard(int size) {
        Gsm7Alphabet standard = Gsm7Alphabet.standard();
        Integer[] cells = new Integer[128];
        Arrays.fill(cells, 0);
        for (char c = 1; c < Character.MAX_VALUE; c++) {
            if (standard.septets(c) == size) {
                byte[] septets = new byte[2];
                cells[septets[standard.encode(Character.toString(c), septets, 0) - 1]] = (int) c;
            }
        }
        return List.of(cells);
    }
}

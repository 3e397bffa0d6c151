// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.examples.smsd;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** SMSD.md names a test for each of NAV's weaknesses: each of them must be there. */
class WeaknessTableTest {

    private static final Pattern ROW = Pattern.compile("\\| (W\\d+) \\|.*\\| `(\\w+)\\.(\\w+)` \\|");
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    private record Row(String weakness, String type, String method) {}

    private static List<Row> rows() throws IOException {
        List<Row> rows = new ArrayList<>();
        for (String line : Files.readAllLines(Path.of("SMSD.md"))) {
            Matcher row = ROW.matcher(line);
            if (row.matches()) {
                rows.add(new Row(row.group(1), row.group(2), row.group(3)));
            }
        }
        return rows;
    }

    @Test
    void thereIsARowForEachOfTheThirtyThree() throws IOException {
        assertThat(rows())
                .extracting(Row::weakness)
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, 33).mapToObj(i -> "W" + i).toList());
    }

    @TestFactory
    Stream<DynamicTest> theTestOfEachRowExists() throws IOException {
        return rows().stream()
                .map(row -> DynamicTest.dynamicTest(
                        row.weakness() + " " + row.method(),
                        () -> assertThat(Files.readString(source(row.type())))
                                .containsPattern("@(Test|ParameterizedTest|TestFactory)(?s:.(?!@Test)){0,2500} "
                                        + row.method() + "\\(")));
    }

    private static Path source(String type) throws IOException {
        try (Stream<Path> files = Files.walk(ROOT, 20)) {
            return files.filter(file -> file.endsWith(type + ".java"))
                    .filter(file -> file.toString().contains("/src/"))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("no " + type + ".java"));
        }
    }
}

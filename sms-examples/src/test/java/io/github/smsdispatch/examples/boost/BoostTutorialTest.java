// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.examples.boost;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the tutorial shows stands in the files that it names; its module-info is compiled by {@link BoostModuleTest}. */
class BoostTutorialTest {

    private static final Pattern BLOCK = Pattern.compile("(?ms)^```\\w+ (\\S+)\\n(.*?)^```");
    private static final String SOURCES = "java/io/github/smsdispatch/examples/boost/";

    record Block(String file, String text) {

        @Override
        public String toString() {
            return file;
        }
    }

    static List<Block> blocks() throws IOException {
        List<Block> found = new ArrayList<>();
        Matcher matcher = BLOCK.matcher(Files.readString(Path.of("README.md")));
        while (matcher.find()) {
            found.add(new Block(matcher.group(1), matcher.group(2)));
        }
        return found;
    }

    static Stream<Block> excerpts() throws IOException {
        return blocks().stream().filter(block -> !block.file().equals("module-info.java"));
    }

    @ParameterizedTest
    @MethodSource("excerpts")
    void theBlockStandsInTheFile(Block block) throws IOException {
        List<String> file = Files.readAllLines(path(block.file()));
        int length = (int) block.text().lines().count();
        List<String> parts = new ArrayList<>();
        for (int i = 0; i + length <= file.size(); i++) {
            parts.add(String.join("\n", file.subList(i, i + length)).stripIndent() + "\n");
        }
        assertThat(parts).contains(block.text());
    }

    @Test
    void everyStepHasItsBlock() throws IOException {
        assertThat(blocks())
                .extracting(Block::file)
                .containsExactly(
                        "BoostProvider.java",
                        "BoostSettings.java",
                        "BoostReply.java",
                        "BoostDispatcher.java",
                        "HandOver.java",
                        "META-INF/services/io.github.smsdispatch.api.spi.DispatcherProvider",
                        "module-info.java",
                        "BoostProviderTest.java",
                        "BoostContractTest.java",
                        "BoostFixture.java",
                        "config/boost.conf");
    }

    private static Path path(String file) {
        return Stream.of(
                        Path.of("src/main", SOURCES, file),
                        Path.of("src/test", SOURCES, file),
                        Path.of("src/main/resources", file),
                        Path.of(file))
                .filter(Files::exists)
                .findFirst()
                .orElseThrow();
    }
}

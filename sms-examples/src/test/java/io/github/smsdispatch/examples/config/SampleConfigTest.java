// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.examples.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.smsdispatch.api.Dispatcher;
import io.github.smsdispatch.api.Dispatchers;
import io.github.smsdispatch.api.spi.DispatcherContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The configurations that users are given to start from can be read. */
class SampleConfigTest {

    static Stream<Path> samples() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("config"))) {
            return files.filter(file -> file.toString().endsWith(".conf")).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    void everyDispatcherOfTheSampleCanBeMade(Path sample) {
        List<Function<DispatcherContext, Dispatcher>> makers =
                DispatcherConfig.makers(IniFile.read(sample), Dispatchers.installed());

        assertThat(makers).isNotEmpty();
        for (Function<DispatcherContext, Dispatcher> maker : makers) {
            try (Dispatcher dispatcher = maker.apply(DispatcherContext.standalone())) {
                assertThat(dispatcher.name()).isNotBlank();
            }
        }
    }
}

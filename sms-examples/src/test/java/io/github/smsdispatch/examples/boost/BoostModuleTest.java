// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.examples.boost;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.smsdispatch.api.spi.DispatcherProvider;
import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.module.Configuration;
import java.lang.module.ModuleFinder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The package as a module of its own, with the descriptor of the tutorial: it needs nothing but the public packages of
 * sms-api and the JDK, and is found on the module path.
 */
class BoostModuleTest {

    private static final List<String> NEEDED = List.of("sms-api", "slf4j-api", "jspecify");
    private static final Path SOURCES = Path.of("src/main/java/io/github/smsdispatch/examples/boost");

    @TempDir
    private Path folder;

    @Test
    void thePackageIsAModuleThatIsFound() throws IOException {
        Path classes = compiled();
        Configuration configuration = ModuleLayer.boot()
                .configuration()
                .resolveAndBind(
                        ModuleFinder.of(paths(modulePath(), classes.toString())),
                        ModuleFinder.of(),
                        Set.of("examples.boost"));
        ModuleLayer layer = ModuleLayer.defineModulesWithOneLoader(
                        configuration, List.of(ModuleLayer.boot()), ClassLoader.getPlatformClassLoader())
                .layer();
        Module api = layer.findModule("io.github.smsdispatch.api").orElseThrow();
        Class<?> service = Class.forName(api, DispatcherProvider.class.getName());

        assertThat(service).isNotEqualTo(DispatcherProvider.class);
        assertThat(ServiceLoader.load(layer, service).stream()
                        .map(provider -> provider.type().getName()))
                .containsExactly(BoostProvider.class.getName());
    }

    @Test
    void itIsWrittenAgainstPublicPackagesAlone() throws IOException {
        try (Stream<Path> files = Files.list(SOURCES)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertThat(Files.readAllLines(file).stream()
                                .filter(line -> line.startsWith("import "))
                                .map(line -> line.replaceFirst("import (static )?", "")))
                        .as(file.toString())
                        .allMatch(line -> line.matches("(java|javax|org\\.w3c\\.dom|org\\.xml\\.sax|org\\.jspecify"
                                + "|io\\.github\\.smsdispatch\\.(api|examples\\.boost))\\..*"));
            }
        }
    }

    private Path compiled() throws IOException {
        String descriptor = BoostTutorialTest.blocks().stream()
                .filter(block -> block.file().equals("module-info.java"))
                .map(BoostTutorialTest.Block::text)
                .findFirst()
                .orElseThrow();
        Path classes = folder.resolve("classes");
        List<String> arguments = new ArrayList<>(List.of(
                "-Xlint:all",
                "-Werror",
                "-cp",
                "",
                "--release",
                "17",
                "-p",
                modulePath(),
                "-d",
                classes.toString(),
                Files.writeString(folder.resolve("module-info.java"), descriptor)
                        .toString()));
        try (Stream<Path> files = Files.list(SOURCES)) {
            files.filter(Files::isRegularFile).map(Path::toString).forEach(arguments::add);
        }
        StringWriter said = new StringWriter();
        PrintWriter messages = new PrintWriter(said);
        int result =
                ToolProvider.findFirst("javac").orElseThrow().run(messages, messages, arguments.toArray(String[]::new));
        assertThat(result).as(said.toString()).isZero();
        return classes;
    }

    private static Path[] paths(String path, String more) {
        return Stream.concat(Arrays.stream(path.split(File.pathSeparator)), Stream.of(more))
                .map(Path::of)
                .toArray(Path[]::new);
    }

    private static String modulePath() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> NEEDED.stream().anyMatch(name -> entry.contains(File.separator + name)))
                .collect(Collectors.joining(File.pathSeparator));
    }
}

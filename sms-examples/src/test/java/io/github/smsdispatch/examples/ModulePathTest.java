// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A user's module that requires sms-api alone compiles without warnings and finds a transport that merely lies on the
 * module path. JSpecify isn't there: it is needed to compile the library, not its users.
 */
class ModulePathTest {

    private static final List<String> NEEDED = List.of(
            "sms-api",
            "sms-http", // and sms-httpget
            "sms-skyline",
            "sms-mail",
            "jakarta.mail-api",
            "jakarta.activation-api",
            "angus-mail",
            "slf4j-api",
            "okhttp-jvm",
            "okio-jvm",
            "kotlin-stdlib",
            "jackson-core",
            "jackson-databind",
            "jackson-annotations");

    @TempDir
    private Path folder;

    @Test
    void aModuleFindsATransportOnTheModulePath() throws IOException, InterruptedException {
        Path source = Files.createDirectories(folder.resolve("source/demo"));
        Files.writeString(
                folder.resolve("source/module-info.java"), "module demo { requires io.github.smsdispatch.api; }");
        Files.writeString(source.resolve("Main.java"), """
                package demo;

                import io.github.smsdispatch.api.Dispatchers;

                public class Main {
                    public static void main(String[] args) {
                        System.out.println(Dispatchers.installed().types() + " " + Dispatchers.installed().broken());
                    }
                }
                """);
        Path classes = folder.resolve("classes");

        run(
                "javac",
                "-Xlint:all",
                "-Werror",
                "-d",
                classes.toString(),
                "-p",
                modulePath(),
                folder.resolve("source/module-info.java").toString(),
                source.resolve("Main.java").toString());
        String found = run("java", "-p", modulePath() + File.pathSeparator + classes, "-m", "demo/demo.Main");

        assertThat(found.strip()).endsWith("[httpget, mail, skyline] []");
    }

    private static String modulePath() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> NEEDED.stream().anyMatch(name -> entry.contains(File.separator + name)))
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static String run(String tool, String... arguments) throws IOException, InterruptedException {
        Path program = Path.of(System.getProperty("java.home"), "bin", tool);
        ProcessBuilder builder = new ProcessBuilder(program.toString()).redirectErrorStream(true);
        builder.command().addAll(List.of(arguments));
        Process process = builder.start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(out).isZero();
        return out;
    }
}

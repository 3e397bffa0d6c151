// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every Java block of every README compiles against the modules as they are. */
class ReadmeSnippetsTest {

    private static final Pattern BLOCK = Pattern.compile("(?ms)^```java\\n(.*?)^```");
    private static final Path ROOT = Path.of("..");

    private static final String IMPORTS = """
            import io.github.smsdispatch.api.*;
            import io.github.smsdispatch.api.queue.*;
            import io.github.smsdispatch.api.route.*;
            import io.github.smsdispatch.api.spi.*;
            import io.github.smsdispatch.api.text.*;
            import io.github.smsdispatch.httpget.*;
            import io.github.smsdispatch.mail.*;
            import io.github.smsdispatch.queue.jdbc.*;
            import io.github.smsdispatch.serial.gammu.*;
            import io.github.smsdispatch.skyline.*;
            import io.github.smsdispatch.testkit.*;
            import io.github.smsdispatch.testkit.contract.*;
            import io.github.smsdispatch.testkit.fault.*;
            import io.github.smsdispatch.testkit.modem.*;
            import io.github.smsdispatch.testkit.skyline.*;
            import io.github.smsdispatch.tpdu.*;
            import com.sun.net.httpserver.HttpServer;
            import java.net.*;
            import java.nio.file.*;
            import java.sql.Connection;
            import java.time.*;
            import java.util.*;
            import javax.sql.DataSource;
            import org.junit.jupiter.api.*;
            import org.slf4j.*;
            import static org.junit.jupiter.api.Assertions.*;
            """;

    @TempDir
    private Path classes;

    /** One block and where it stands. */
    record Snippet(String place, String code) {

        @Override
        public String toString() {
            return place;
        }
    }

    static Stream<Snippet> snippets() throws IOException {
        List<Snippet> found = new ArrayList<>();
        try (Stream<Path> files = Files.walk(ROOT, 2)) {
            files.filter(file -> file.getFileName().toString().equals("README.md"))
                    .sorted()
                    .forEach(file -> collect(file, found));
        }
        assertThat(found).as("Java blocks in README files").hasSizeGreaterThan(2);
        return found.stream();
    }

    private static void collect(Path file, List<Snippet> found) {
        try {
            String text = Files.readString(file);
            Matcher matcher = BLOCK.matcher(text);
            while (matcher.find()) {
                long line = text.substring(0, matcher.start()).lines().count() + 1;
                found.add(new Snippet(ROOT.relativize(file) + " line " + line, matcher.group(1)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @MethodSource("snippets")
    void everySnippetCompiles(Snippet snippet) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter messages = new StringWriter();
        List<String> options =
                List.of("-d", classes.toString(), "-cp", System.getProperty("java.class.path"), "-proc:none");
        boolean compiled = compiler.getTask(messages, null, null, options, null, List.of(source(snippet.code())))
                .call();

        assertThat(compiled).as(messages.toString()).isTrue();
    }

    /** A block with a class stands alone; statements are put into a method that has the usual surroundings. */
    private static JavaFileObject source(String code) {
        String imports = code.lines()
                .filter(line -> line.startsWith("import "))
                .reduce(IMPORTS, (all, line) -> all + line + "\n");
        String rest =
                code.lines().filter(line -> !line.startsWith("import ")).reduce("", (all, line) -> all + "\n" + line);
        boolean types = Pattern.compile("(?m)^(public |final |abstract )*(class|record|interface|enum) ")
                .matcher(rest)
                .find();
        String body = types
                ? rest.replaceAll("(?m)^public ((final |abstract )*(class|interface|record|enum))", "$1")
                : inClass(rest);
        String whole = imports + body;
        return new SimpleJavaFileObject(URI.create("string:///Snippet.java"), JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return whole;
            }
        };
    }

    private static String inClass(String code) {
        boolean method = Pattern.compile("(?m)^void \\w+\\(").matcher(code).find();
        String member = method ? code : "void run() throws Exception {\n" + code + "\n}";
        return "class Snippet {\n"
                + "SmsSender sender; MessageQueue queue; DataSource dataSource; Dispatcher gateway; Dispatcher reserve; List<SmsRequest> requests;\n"
                + member + "\n}";
    }
}

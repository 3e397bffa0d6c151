// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.serial.gammu;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** Programs of other people that these tests talk to. */
final class SerialTools {

    private static final List<String> FOLDERS = List.of("/usr/sbin", "/usr/bin", "/usr/local/sbin", "/usr/local/bin");

    private SerialTools() {}

    /** The program; skips the test where it isn't installed, unless the environment demands it. */
    static String find(String name, String debianPackage) {
        Optional<String> found = Stream.concat(
                        Stream.of(System.getenv().getOrDefault("PATH", "").split(":")), FOLDERS.stream())
                .filter(folder -> !folder.isEmpty())
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .map(Path::toString)
                .findFirst();
        if (found.isEmpty()) {
            missing("no " + name + " on this machine: install it (apt-get install " + debianPackage + ")");
        }
        return found.orElseThrow();
    }

    /** Skips the test, or fails it where nothing may be skipped. */
    static void missing(String advice) {
        if ("1".equals(System.getenv("SMS_REQUIRE_REAL"))) {
            throw new IllegalStateException(advice + ", or leave SMS_REQUIRE_REAL unset");
        }
        Assumptions.abort(advice);
    }
}

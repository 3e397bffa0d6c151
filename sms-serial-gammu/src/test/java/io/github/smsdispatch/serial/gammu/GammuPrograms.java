// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.serial.gammu;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;

/** Programs of other people that these tests talk to. */
final class GammuPrograms {

    private GammuPrograms() {}

    /** The program; skips the test where it isn't installed, unless the environment demands it. */
    static String find(String name, String debianPackage) {
        Optional<String> found = List.of("/usr/bin", "/usr/local/bin", "/usr/sbin").stream()
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .map(Path::toString)
                .findFirst();
        if (found.isEmpty()) {
            String advice = "no " + name + " on this machine: install it (apt-get install " + debianPackage + ")";
            if ("1".equals(System.getenv("SMS_REQUIRE_REAL"))) {
                throw new IllegalStateException(advice + ", or leave SMS_REQUIRE_REAL unset");
            }
            Assumptions.abort(advice);
        }
        return found.orElseThrow();
    }
}

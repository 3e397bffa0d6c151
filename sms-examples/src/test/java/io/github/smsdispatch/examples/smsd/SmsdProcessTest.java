// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.examples.smsd;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.smsdispatch.examples.SmsExamples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The daemon as an operating system sees it. */
@EnabledOnOs(OS.LINUX)
class SmsdProcessTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    private Path folder;

    private Process start(String... more) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                SmsExamples.class.getName(),
                "smsd",
                "--config",
                folder.resolve("smsd.conf").toString());
        builder.command().addAll(List.of(more));
        return builder.redirectErrorStream(true)
                .redirectOutput(folder.resolve("out.log").toFile())
                .start();
    }

    private static void signal(Process process, String name) throws IOException, InterruptedException {
        Process kill = new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start();
        assertThat(kill.waitFor()).isZero();
    }

    private int count(char letter, NavSite site) {
        return site.count(letter);
    }

    @Test
    void itRunsOnceReloadsOnHupAndEndsWith0OnTerm() throws Exception {
        Path pid = folder.resolve("smsd.pid");
        try (NavSite site = NavSite.at(folder, Duration.ofMillis(20))) {
            site.configure("logformat: json\npidfile: " + pid);
            site.alerts(20);
            Process daemon = start("--foreground");
            try {
                assertThat(NavSite.within(PATIENCE, () -> count('Y', site) == 20))
                        .isTrue();
                assertThat(Files.readString(pid).strip()).isEqualTo(Long.toString(daemon.pid()));
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(pid)))
                        .isEqualTo("rw-------");

                Process second = start("--foreground");
                assertThat(second.waitFor(60, TimeUnit.SECONDS)).isTrue();
                assertThat(second.exitValue()).isEqualTo(StopReason.RUNS_ALREADY.exitCode());

                signal(daemon, "HUP");
                site.alert("+4790999999", "link down after the reload", 1);
                assertThat(NavSite.within(PATIENCE, () -> count('Y', site) == 21))
                        .isTrue();

                signal(daemon, "TERM");
                assertThat(daemon.waitFor(60, TimeUnit.SECONDS)).isTrue();
                assertThat(daemon.exitValue()).isZero();
                assertThat(pid).doesNotExist();
            } finally {
                daemon.destroyForcibly();
            }
        }
    }

    @Test
    void killedInTheMiddleItSendsNothingTwiceAndNamesWhatIsUnknown() throws Exception {
        try (NavSite site = NavSite.at(folder, Duration.ofMillis(50))) {
            site.alerts(200);
            Process daemon = start("--foreground");
            assertThat(NavSite.within(PATIENCE, () -> count('Y', site) >= 50)).isTrue();
            signal(daemon, "KILL");
            assertThat(daemon.waitFor(60, TimeUnit.SECONDS)).isTrue();
            try (RunningDaemon next = new RunningDaemon(site.conf())) {
                assertThat(NavSite.within(Duration.ofSeconds(90), () -> count('Y', site) >= 184))
                        .isTrue();
                next.daemon().stop();
            }
            assertThat(site.gateway().got()).doesNotHaveDuplicates();
            assertThat(count('I', site)).isZero();
            assertThat(count('N', site)).isLessThanOrEqualTo(16);
        }
    }

    @Test
    void inTheBackgroundItOutlivesTheProcessThatStartedIt() throws Exception {
        Path pid = folder.resolve("smsd.pid");
        Path log = folder.resolve("smsd.log");
        try (NavSite site = NavSite.at(folder, Duration.ZERO)) {
            site.configure("pidfile: " + pid);
            Process starter = start("--log", log.toString());
            assertThat(starter.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(starter.exitValue()).isZero();
            site.alerts(5);
            assertThat(NavSite.within(PATIENCE, () -> count('Y', site) == 5)).isTrue();
            ProcessHandle daemon = ProcessHandle.of(
                            Long.parseLong(Files.readString(pid).strip()))
                    .orElseThrow();
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(log)))
                    .isEqualTo("rw-------");
            daemon.destroy();
            assertThat(daemon.onExit().get(60, TimeUnit.SECONDS).isAlive()).isFalse();
            assertThat(pid).doesNotExist();
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.testkit.modem;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.smsdispatch.tpdu.Submit;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Programs of other people as judges: what they send through the simulated device arrives in its ledger. */
class RealClientsTest {

    private static final String RECIPIENT = "+4712345678";
    private static final String LONG = "abcdefghij".repeat(20);

    @TempDir
    private Path folder;

    private Path rc(ModemTerminal terminal) throws IOException {
        return Files.writeString(
                folder.resolve("rc"),
                "[gammu]\nconnection = at115200\nsynchronizetime = no\ndevice = " + terminal.device() + "\n");
    }

    private String run(List<String> command, String input) throws Exception {
        File out = Files.createTempFile(folder, "out", ".txt").toFile();
        File in = Files.writeString(Files.createTempFile(folder, "in", ".txt"), input)
                .toFile();
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(out)
                .redirectInput(in);
        builder.environment().put("LC_ALL", "C.UTF-8");
        builder.environment().put("HOME", folder.toString());
        Process process = builder.start();
        boolean ended = process.waitFor(60, TimeUnit.SECONDS);
        process.destroyForcibly();
        String said = Files.readString(out.toPath());
        assertThat(ended).as("%s ends: %s", command.get(0), said).isTrue();
        assertThat(process.exitValue()).as(said).isZero();
        return said;
    }

    private String gammu(ModemTerminal terminal, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                RealProgram.find("gammu", "gammu"), "--config", rc(terminal).toString()));
        command.addAll(List.of(arguments));
        return run(command, "");
    }

    @Test
    void gammuSendsSingleUnicodeAndLongTextsOneAfterTheOther() throws Exception {
        RealProgram.find("socat", "socat");
        try (ModemSimulator modem = ModemSimulator.builder().start();
                ModemTerminal terminal = modem.terminal(folder.resolve("modem"))) {
            assertThat(gammu(terminal, "sendsms", "TEXT", RECIPIENT, "-text", "hello"))
                    .contains("OK, message reference=1");
            gammu(terminal, "sendsms", "TEXT", RECIPIENT, "-unicode", "-text", "Привет 😀");
            gammu(terminal, "sendsms", "TEXT", RECIPIENT, "-report", "-autolen", "400", "-text", LONG);
            assertThat(modem.ledger().texts().stream().map(SentText::text)).containsExactly("hello", "Привет 😀", LONG);
            assertThat(modem.ledger().segments().stream()
                            .map(segment -> segment.submit().flags().contains(Submit.Flag.STATUS_REPORT)))
                    .containsExactly(false, false, true, true);
        }
    }

    @Test
    void gammuReadsWhatArrivedAndIdentifiesTheModem() throws Exception {
        RealProgram.find("socat", "socat");
        try (ModemSimulator modem = ModemSimulator.builder().start();
                ModemTerminal terminal = modem.terminal(folder.resolve("modem"))) {
            modem.receive("+4799999999", "ping from outside");
            assertThat(gammu(terminal, "getallsms"))
                    .contains("ping from outside")
                    .contains("+4799999999");
            assertThat(gammu(terminal, "identify")).contains("490154203237518");
        }
    }

    @Test
    void gammuIsToldTheRefusalOfTheNetwork() throws Exception {
        RealProgram.find("socat", "socat");
        String gammu = RealProgram.find("gammu", "gammu");
        try (ModemSimulator modem = ModemSimulator.builder().start();
                ModemTerminal terminal = modem.terminal(folder.resolve("modem"))) {
            modem.network(segment -> new ModemFate.Refused(38));
            File out = folder.resolve("refused.txt").toFile();
            Process process = new ProcessBuilder(
                            gammu, "--config", rc(terminal).toString(), "sendsms", "TEXT", RECIPIENT, "-text", "x")
                    .redirectErrorStream(true)
                    .redirectOutput(out)
                    .start();
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(Files.readString(out.toPath())).contains("error 38");
            assertThat(modem.ledger().segments()).isEmpty();
        }
    }

    @Test
    void gnokiiSendsText() throws Exception {
        RealProgram.find("socat", "socat");
        String gnokii = RealProgram.find("gnokii", "gnokii-cli");
        try (ModemSimulator modem = ModemSimulator.builder().start();
                ModemTerminal terminal = modem.terminal(shortPath(modem))) {
            Path rc = Files.writeString(
                    folder.resolve("gnokii.conf"),
                    "[global]\nmodel = AT\nport = " + terminal.device()
                            + "\nconnection = serial\nuse_locking = no\nserial_baudrate = 115200\n");
            run(List.of(gnokii, "--config", rc.toString(), "--sendsms", RECIPIENT), "hei fra gnokii");
            assertThat(modem.ledger().copiesOf(RECIPIENT, "hei fra gnokii")).isEqualTo(1);
        }
    }

    /** gnokii cuts device names after 31 characters. */
    private static Path shortPath(ModemSimulator modem) {
        return Path.of(System.getProperty("java.io.tmpdir"), "modem" + modem.port());
    }

    @Test
    void smstoolsSendsLongText() throws Exception {
        RealProgram.find("socat", "socat");
        String smsd = RealProgram.find("smsd", "smstools");
        try (ModemSimulator modem = ModemSimulator.builder().start();
                ModemTerminal terminal = modem.terminal(folder.resolve("modem"))) {
            for (String name : List.of("outgoing", "checked", "incoming", "failed", "sent")) {
                Files.createDirectory(folder.resolve(name));
            }
            Path conf = Files.writeString(
                    folder.resolve("smsd.conf"),
                    "devices = GSM1\ndelaytime = 1\ndelaytime_mainprocess = 1\nerrorsleeptime = 1\nautosplit = 3\n"
                            + Stream.of("outgoing", "checked", "incoming", "failed", "sent")
                                    .map(name -> name + " = " + folder.resolve(name) + "\n")
                                    .reduce("", String::concat)
                            + "logfile = " + folder.resolve("log") + "\ninfofile = " + folder.resolve("info")
                            + "\npidfile = " + folder.resolve("pid")
                            + "\n[GSM1]\ndevice = " + terminal.device()
                            + "\nbaudrate = 115200\nincoming = no\ninit = ATE0\ncheck_network = no\nrtscts = no\n"
                            + "send_delay = 0\n");
            Files.writeString(folder.resolve("outgoing/one"), "To: 4712345678\nReport: yes\n\n" + LONG + "\n");
            Process process = new ProcessBuilder(smsd, "-c" + conf, "-t")
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("smsd.out").toFile())
                    .start();
            try {
                assertThat(modem.ledger().awaitSegments(2, Duration.ofSeconds(40)))
                        .as(Files.readString(folder.resolve("smsd.out")))
                        .isTrue();
            } finally {
                process.destroy();
                process.waitFor(10, TimeUnit.SECONDS);
                process.destroyForcibly();
            }
            assertThat(modem.ledger().texts()).extracting(SentText::text).containsExactly(LONG);
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.tpdu;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.smsdispatch.api.text.Gsm7Alphabet;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The other direction, which no program sends: what a message centre would send is written by this module and read by
 * libgammu (through its Python binding), and written by both and compared.
 */
@Timeout(60)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LibGammuTest {

    private static final Address CENTRE = Address.ofDigits(TypeOfNumber.INTERNATIONAL, "4790002100");
    private static final Address PHONE = Address.ofDigits(TypeOfNumber.INTERNATIONAL, "4712345678");
    private static final Timestamp TAKEN = Timestamp.of(OffsetDateTime.parse("2026-11-22T10:00:00Z"));
    private static final Timestamp DONE = Timestamp.of(OffsetDateTime.parse("2026-11-23T11:12:13Z"));

    private Process python;
    private Writer requests;
    private BufferedReader answers;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        // The binding belongs to Debian's own Python; another one earlier in the path doesn't see it.
        Path debian = Path.of("/usr/bin/python3");
        String interpreter = Files.isExecutable(debian) ? debian.toString() : RealProgram.find("python3", "python3");
        Process check = new ProcessBuilder(interpreter, "-c", "import gammu")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (!check.waitFor(30, TimeUnit.SECONDS) || check.exitValue() != 0) {
            RealProgram.missing("no libgammu for Python on this machine: install it (apt-get install python3-gammu)");
        }
        Path script = folder.resolve("libgammu.py");
        try (InputStream in = LibGammuTest.class.getResourceAsStream("libgammu.py")) {
            Files.copy(in, script, StandardCopyOption.REPLACE_EXISTING);
        }
        python = new ProcessBuilder(interpreter, "-u", script.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        requests = new OutputStreamWriter(python.getOutputStream(), StandardCharsets.UTF_8);
        answers = new BufferedReader(new InputStreamReader(python.getInputStream(), StandardCharsets.UTF_8));
    }

    @AfterAll
    void end() {
        if (python != null) {
            python.destroy();
        }
    }

    private String ask(String request) throws IOException {
        requests.write(request + "\n");
        requests.flush();
        return answers.readLine();
    }

    private static String field(String text) {
        return text.isEmpty()
                ? "-"
                : Octets.of(text.getBytes(StandardCharsets.UTF_8)).hex();
    }

    private static String text(String field) {
        byte[] octets = field.equals("-") ? new byte[0] : Octets.ofHex(field).toByteArray();
        return new String(octets, StandardCharsets.UTF_8);
    }

    static List<Deliver> deliveries() {
        UserDataHeader part = UserDataHeader.of(new Concatenation(Width.BITS_8, 7, 3, 2));
        UserDataHeader part16 = UserDataHeader.of(new Concatenation(Width.BITS_16, 4711, 3, 2));
        UserDataHeader ports = UserDataHeader.of(new ApplicationPorts(Width.BITS_16, 5505, 5514));
        return List.of(
                Deliver.of(PHONE, TAKEN, UserData.of("hello")),
                Deliver.of(PHONE, TAKEN, UserData.of("a".repeat(160))),
                Deliver.of(PHONE, TAKEN, UserData.of("Price 5 € {x} [y] ~|\\^")),
                Deliver.of(PHONE, TAKEN, UserData.of("Привет 😀")),
                Deliver.of(PHONE, TAKEN, UserData.of(DataCoding.GSM7, part, "b".repeat(153))),
                Deliver.of(PHONE, TAKEN, UserData.of(DataCoding.GSM7, part16, "c".repeat(152))),
                Deliver.of(PHONE, TAKEN, UserData.of(DataCoding.UCS2, part, "я".repeat(67))),
                Deliver.of(PHONE, TAKEN, UserData.of(DataCoding.GSM7, ports, "to a port")),
                Deliver.of(PHONE, TAKEN, UserData.of(new DataCoding(0x10), UserDataHeader.none(), "flash")),
                Deliver.of(Address.ofName("Bank of X"), TAKEN, UserData.of("name")),
                Deliver.of(Address.ofName("eleven char"), TAKEN, UserData.of("longest name")),
                Deliver.of(Address.ofDigits(TypeOfNumber.UNKNOWN, "12345"), DONE, UserData.of("short code")),
                Deliver.of(PHONE, Timestamp.of(OffsetDateTime.parse("2026-02-28T23:59:59-03:30")), UserData.of("west")),
                Deliver.of(
                        PHONE, Timestamp.of(OffsetDateTime.parse("2026-02-28T23:59:59+05:45")), UserData.of("east")));
    }

    @ParameterizedTest
    @MethodSource("deliveries")
    void libgammuReadsTheSameDelivery(Deliver deliver) throws IOException {
        String[] read = ask("decode " + new ModemPdu(CENTRE, deliver).hex()).split(" ");
        assertThat(read[0]).isEqualTo("Deliver");
        assertThat(text(read[1])).isEqualTo(CENTRE.display());
        assertThat(text(read[2])).isEqualTo(deliver.originator().display());
        // It shows a character for every septet: where one took two, uninitialised memory stands behind the text.
        String text = deliver.userData().text().orElseThrow();
        assertThat(text(read[3])).startsWith(text);
        if (Gsm7Alphabet.standard().count(text) == text.length()) {
            assertThat(text(read[3])).isEqualTo(text);
        }
        // It gives the local time and drops the zone.
        assertThat(read[4])
                .isEqualTo(deliver.timestamp()
                        .time()
                        .orElseThrow()
                        .toLocalDateTime()
                        .format(DateTimeFormatter.ISO_LOCAL_DATE_TIME));
        UserDataHeader header = deliver.userData().header();
        assertThat(read[9])
                .isEqualToIgnoringCase(
                        header.size() == 0
                                ? "-"
                                : String.format("%02X", header.octets().size())
                                        + header.octets().hex());
    }

    /** It writes no zone and, in this direction, no class. */
    static List<Deliver> deliveriesThatItCanWrite() {
        return deliveries().stream()
                .filter(deliver -> deliver.timestamp().octets().get(6) == 0)
                .filter(deliver -> deliver.userData().coding().messageClass().isEmpty())
                .toList();
    }

    /** Libgammu never sets TP-MMS: to it there is always more to come. */
    @ParameterizedTest
    @MethodSource("deliveriesThatItCanWrite")
    void libgammuWritesTheSameDelivery(Deliver deliver) throws IOException {
        UserData data = deliver.userData();
        UserDataHeader header = data.header();
        String request = String.join(
                " ",
                "deliver",
                field(CENTRE.display()),
                field(deliver.originator().display()),
                data.coding().alphabet() == Alphabet.UCS2 ? "Unicode_No_Compression" : "Default_No_Compression",
                deliver.timestamp()
                        .time()
                        .orElseThrow()
                        .toLocalDateTime()
                        .format(DateTimeFormatter.ISO_LOCAL_DATE_TIME),
                header.size() == 0
                        ? "-"
                        : String.format("%02X", header.octets().size())
                                + header.octets().hex(),
                field(data.text().orElseThrow()));
        Deliver ours =
                new Deliver(Set.of(Deliver.Flag.MORE_MESSAGES), deliver.originator(), 0, deliver.timestamp(), data);
        assertThat(ask(request)).isEqualTo(new ModemPdu(CENTRE, ours).hex());
    }

    @ParameterizedTest
    @CsvSource({"0x00", "0x01", "0x02", "0x20", "0x30", "0x46", "0x49", "0x63", "0x65", "0x7F"})
    void libgammuReadsTheSameStatusReport(String octet) throws IOException {
        ReportStatus status = new ReportStatus(Integer.decode(octet));
        StatusReport report = StatusReport.of(42, PHONE, TAKEN, DONE, status);
        String[] read = ask("decode " + new ModemPdu(CENTRE, report).hex()).split(" ");
        assertThat(read[0]).isEqualTo("Status_Report");
        assertThat(text(read[2])).isEqualTo(PHONE.display());
        assertThat(read[4]).isEqualTo("2026-11-22T10:00:00");
        assertThat(read[5]).isEqualTo("2026-11-23T11:12:13");
        assertThat(read[6]).isEqualTo(Integer.toString(status.octet()));
        assertThat(read[8]).isEqualTo("42");
    }
}

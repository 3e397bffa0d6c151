// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.tpdu;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same SMS, made by the real smsd of smstools and by this module: the PDUs are the same, octet by octet. */
class SmstoolsTest {

    private static final String LONG = "abcdefghij".repeat(20);
    private static final String CYRILLIC = "привет мир".repeat(10);
    private static final DataCoding FLASH = DataCoding.of(Alphabet.GSM7, MessageClass.FLASH);
    private static final UserDataHeader PORTS = UserDataHeader.of(new ApplicationPorts(Width.BITS_16, 5505, 5514));

    /** A file for smsd, and what must come of it; the last digits of the recipient tell whose PDU it is. */
    record Case(String recipient, String head, Octets body, List<Submit> segments) {}

    private static Address phone(int number) {
        return Address.ofDigits(TypeOfNumber.INTERNATIONAL, "471234567" + number);
    }

    private static Submit.Builder to(int number) {
        return Submit.to(phone(number)).validity(new RelativeValidity(255));
    }

    private static Case single(int number, String head, String body, Charset charset, Submit submit) {
        return new Case("471234567" + number, head, Octets.of(body.getBytes(charset)), List.of(submit));
    }

    private static Case split(int number, DataCoding coding, String head, String text, Charset charset, int most) {
        List<String> texts = List.of(text.substring(0, most), text.substring(most));
        List<Submit> segments = UserData.ofSegments(coding, UserDataHeader.none(), texts, Width.BITS_8, 0).stream()
                .map(data -> to(number).userData(data).build())
                .toList();
        return new Case("471234567" + number, head, Octets.of(text.getBytes(charset)), segments);
    }

    private static List<Case> cases() {
        Charset utf8 = StandardCharsets.UTF_8;
        Charset utf16 = StandardCharsets.UTF_16BE;
        UserData binary = new UserData(DataCoding.OCTETS, PORTS, Octets.ofHex("010203"));
        return List.of(
                single(
                        0,
                        "",
                        "hello",
                        utf8,
                        to(0).userData(UserData.of("hello")).build()),
                single(
                        1,
                        "Report: yes\nValidity: DAY\n",
                        "hello",
                        utf8,
                        to(1).flag(Submit.Flag.STATUS_REPORT)
                                .validity(RelativeValidity.within(Duration.ofDays(1)))
                                .userData(UserData.of("hello"))
                                .build()),
                single(
                        2,
                        "Flash: yes\nAlphabet: UTF-8\n",
                        "Pris: 5 € [Ås]",
                        utf8,
                        to(2).userData(UserData.of(FLASH, UserDataHeader.none(), "Pris: 5 € [Ås]"))
                                .build()),
                single(
                        3,
                        "Alphabet: UCS2\n",
                        "Привет 😀",
                        utf16,
                        to(3).userData(UserData.of("Привет 😀")).build()),
                single(
                        4,
                        "Replace: 3\n",
                        "x",
                        utf8,
                        to(4).protocol(0x43).userData(UserData.of("x")).build()),
                new Case(
                        "4712345675",
                        "Binary: yes\nUDH: true\nUDH-DATA: 06 05 04 15 81 15 8A\n",
                        Octets.ofHex("010203"),
                        List.of(to(5).userData(binary).build())),
                split(6, DataCoding.GSM7, "", LONG, utf8, 153),
                split(7, DataCoding.UCS2, "Alphabet: UCS2\n", CYRILLIC, utf16, 67),
                new Case(
                        "s1234",
                        "",
                        Octets.of("hi".getBytes(utf8)),
                        List.of(Submit.to(Address.ofDigits(TypeOfNumber.UNKNOWN, "1234"))
                                .validity(new RelativeValidity(255))
                                .userData(UserData.of("hi"))
                                .build())));
    }

    @Test
    void smsdWritesTheSameOctets(@TempDir Path folder) throws Exception {
        String smsd = RealProgram.find("smsd", "smstools");
        try (ModemRecorder modem = new ModemRecorder(folder)) {
            Process process = start(smsd, folder, modem);
            try {
                Map<String, List<ModemRecorder.Sent>> sent = collect(modem);
                for (Case one : cases()) {
                    compare(one, sent.getOrDefault(one.recipient().replace("s", ""), List.of()));
                }
            } finally {
                process.destroy();
                if (!process.waitFor(10, TimeUnit.SECONDS)) {
                    process.destroyForcibly();
                }
            }
        }
    }

    private static Process start(String smsd, Path folder, ModemRecorder modem) throws IOException {
        for (String name : List.of("outgoing", "checked", "sent", "failed", "incoming")) {
            Files.createDirectory(folder.resolve(name));
        }
        for (Case one : cases()) {
            byte[] head = ("To: " + one.recipient() + "\n" + one.head() + "\n").getBytes(StandardCharsets.US_ASCII);
            Path file = folder.resolve(one.recipient());
            Files.write(file, head);
            Files.write(file, one.body().toByteArray(), StandardOpenOption.APPEND);
            Files.move(file, folder.resolve("outgoing").resolve(one.recipient()), StandardCopyOption.ATOMIC_MOVE);
        }
        Path settings = folder.resolve("smsd.conf");
        Files.writeString(settings, """
                devices = GSM1
                outgoing = FOLDER/outgoing
                checked = FOLDER/checked
                sent = FOLDER/sent
                failed = FOLDER/failed
                incoming = FOLDER/incoming
                logfile = FOLDER/smsd.log
                infofile = FOLDER/smsd.working
                pidfile = FOLDER/smsd.pid
                delaytime = 1
                delaytime_mainprocess = 1
                errorsleeptime = 1
                autosplit = 3
                receive_before_send = no

                [GSM1]
                device = DEVICE
                incoming = no
                init = ATE0
                check_network = no
                rtscts = no
                send_delay = 0
                baudrate = 115200
                """.replace("FOLDER", folder.toString())
                .replace("DEVICE", modem.device().toString()));
        return new ProcessBuilder(smsd, "-t", "-c" + settings)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("out").toFile())
                .start();
    }

    private static Map<String, List<ModemRecorder.Sent>> collect(ModemRecorder modem) throws Exception {
        Map<String, List<ModemRecorder.Sent>> sent = new HashMap<>();
        int expected = cases().stream().mapToInt(one -> one.segments().size()).sum();
        for (int i = 0; i < expected; i++) {
            ModemRecorder.Sent next = modem.next();
            Submit submit = (Submit) ModemPdu.submitted(next.hex()).tpdu();
            sent.computeIfAbsent(submit.destination().value(), key -> new ArrayList<>())
                    .add(next);
        }
        return sent;
    }

    private static void compare(Case one, List<ModemRecorder.Sent> sent) throws MalformedTpduException {
        assertThat(sent).as(one.recipient()).hasSameSizeAs(one.segments());
        for (int i = 0; i < sent.size(); i++) {
            Submit read = (Submit) ModemPdu.submitted(sent.get(i).hex()).tpdu();
            int reference = read.userData()
                    .header()
                    .concatenation()
                    .map(Concatenation::reference)
                    .orElse(0);
            ModemPdu ours = ModemPdu.of(Segments.withReference(one.segments().get(i), reference));
            assertThat(sent.get(i).hex()).as(one.recipient()).isEqualTo(ours.hex());
            assertThat(sent.get(i).length()).isEqualTo(ours.length());
        }
    }
}

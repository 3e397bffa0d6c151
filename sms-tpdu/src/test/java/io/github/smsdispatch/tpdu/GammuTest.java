// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.tpdu;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The same SMS, made by the real Gammu and by this module: the PDUs are the same, octet by octet. All calls run at once,
 * because each of them mostly waits (four seconds).
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GammuTest {

    private static final Address CENTRE = Address.ofDigits(TypeOfNumber.INTERNATIONAL, "4790002100");
    private static final Address PHONE = Address.ofDigits(TypeOfNumber.INTERNATIONAL, "4712345678");
    private static final Address LOCAL = Address.ofDigits(TypeOfNumber.UNKNOWN, "12345678");
    private static final RelativeValidity LONGEST = new RelativeValidity(255);
    private static final DataCoding FLASH = new DataCoding(0xF0);

    private static final String CHARACTERS = "@£$¥èéùìòÇØøÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡"
            + "ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";
    private static final String LONG = "abcdefghij".repeat(20);
    private static final String CYRILLIC = "привет мир".repeat(10);

    private final Map<String, ModemRecorder> modems = new HashMap<>();
    private final Map<String, CompletableFuture<String>> calls = new HashMap<>();

    /** Arguments of a call, and the segments that it must give. */
    record Case(String name, List<String> arguments, Address centre, List<Submit> segments) {

        @Override
        public String toString() {
            return name;
        }
    }

    private static Case plain(String name, Submit submit, String... arguments) {
        return new Case(name, List.of(arguments), CENTRE, List.of(submit));
    }

    private static Submit.Builder to(Address address) {
        return Submit.to(address).validity(LONGEST);
    }

    /** The reference is Gammu's own choice: 0 here, taken from the first segment before comparing. */
    private static List<Submit> split(DataCoding coding, Width width, String text, int most) {
        return UserData.ofSegments(
                        coding, UserDataHeader.none(), List.of(text.substring(0, most), text.substring(most)), width, 0)
                .stream()
                .map(data -> to(PHONE).userData(data).build())
                .toList();
    }

    static List<Case> cases() {
        return List.of(
                plain(
                        "plain text",
                        to(PHONE).userData(UserData.of("hello")).build(),
                        "TEXT",
                        "+4712345678",
                        "-text",
                        "hello"),
                plain(
                        "flash to a local number with report, valid for a day",
                        Submit.to(LOCAL)
                                .flag(Submit.Flag.STATUS_REPORT)
                                .validity(RelativeValidity.within(Duration.ofDays(1)))
                                .userData(UserData.of(FLASH, UserDataHeader.none(), "Price 5 € {x}"))
                                .build(),
                        "TEXT",
                        "12345678",
                        "-report",
                        "-validity",
                        "DAY",
                        "-flash",
                        "-text",
                        "Price 5 € {x}"),
                new Case(
                        "replacing, by another centre, valid for six hours",
                        List.of(
                                "TEXT",
                                "+4712345678",
                                "-replacemessages",
                                "3",
                                "-validity",
                                "6HOURS",
                                "-smscnumber",
                                "+4791234567",
                                "-text",
                                "x"),
                        Address.ofDigits(TypeOfNumber.INTERNATIONAL, "4791234567"),
                        List.of(Submit.to(PHONE)
                                .protocol(0x43)
                                .validity(RelativeValidity.within(Duration.ofHours(6)))
                                .userData(UserData.of("x"))
                                .build())),
                plain(
                        "every character of one septet",
                        to(PHONE).userData(UserData.of(CHARACTERS)).build(),
                        "TEXT",
                        "+4712345678",
                        "-text",
                        CHARACTERS),
                plain(
                        "every character of two septets",
                        to(PHONE).userData(UserData.of("^{}\\[~]|€")).build(),
                        "TEXT",
                        "+4712345678",
                        "-text",
                        "^{}\\[~]|€"),
                plain(
                        "UCS-2",
                        to(PHONE).userData(UserData.of("Привет 😀")).build(),
                        "TEXT",
                        "+4712345678",
                        "-unicode",
                        "-text",
                        "Привет 😀"),
                new Case(
                        "two segments of septets",
                        List.of("TEXT", "+4712345678", "-autolen", "400", "-text", LONG),
                        CENTRE,
                        split(DataCoding.GSM7, Width.BITS_8, LONG, 153)),
                new Case(
                        "two segments of UCS-2",
                        List.of("TEXT", "+4712345678", "-unicode", "-autolen", "400", "-text", CYRILLIC),
                        CENTRE,
                        split(DataCoding.UCS2, Width.BITS_8, CYRILLIC, 67)),
                new Case(
                        "two segments with a reference of 16 bits",
                        List.of("EMS", "+4712345678", "-16bit", "-text", LONG),
                        CENTRE,
                        split(DataCoding.GSM7, Width.BITS_16, LONG, 152)));
    }

    @BeforeAll
    void callAll(@TempDir Path folder) throws IOException {
        String gammu = RealProgram.find("gammu", "gammu");
        for (Case one : cases()) {
            Path own = Files.createDirectory(folder.resolve("call" + calls.size()));
            ModemRecorder modem = new ModemRecorder(own);
            modems.put(one.name(), modem);
            Files.writeString(
                    own.resolve("rc"),
                    "[gammu]\nconnection = at115200\nsynchronizetime = no\ndevice = " + modem.device() + "\n");
            calls.put(one.name(), CompletableFuture.supplyAsync(() -> call(gammu, own, one.arguments())));
        }
    }

    private static String call(String gammu, Path folder, List<String> arguments) {
        List<String> command =
                new ArrayList<>(List.of(gammu, "--config", folder.resolve("rc").toString(), "sendsms"));
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("LC_ALL", "C.UTF-8");
        builder.redirectOutput(folder.resolve("out").toFile());
        try {
            Process process = builder.start();
            process.getOutputStream().close();
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IllegalStateException("gammu doesn't end: " + Files.readString(folder.resolve("out")));
            }
            return Files.readString(folder.resolve("out"));
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @AfterAll
    void hangUp() throws IOException {
        for (ModemRecorder modem : modems.values()) {
            modem.close();
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void gammuWritesTheSameOctets(Case one) throws Exception {
        assertThat(calls.get(one.name()).get(60, TimeUnit.SECONDS)).contains("OK, message reference=7");
        int reference = -1;
        for (Submit expected : one.segments()) {
            ModemRecorder.Sent sent = modems.get(one.name()).next();
            ModemPdu read = ModemPdu.submitted(sent.hex());
            UserDataHeader header = ((Submit) read.tpdu()).userData().header();
            if (reference < 0) {
                reference = header.concatenation().map(Concatenation::reference).orElse(0);
            }
            ModemPdu ours = new ModemPdu(one.centre(), Segments.withReference(expected, reference));
            assertThat(ours.hex()).isEqualTo(sent.hex());
            assertThat(ours.length()).isEqualTo(sent.length());
            assertThat(read).isEqualTo(ours);
        }
    }
}

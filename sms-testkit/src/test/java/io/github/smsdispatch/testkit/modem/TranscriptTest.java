// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.testkit.modem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.smsdispatch.testkit.modem.ModemTranscript.Side;
import io.github.smsdispatch.testkit.modem.ModemTranscript.Turn;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TranscriptTest {

    private static final String HELLO = "0031000A9174214365870000AA05E8329BFD06";

    @TempDir
    private Path folder;

    private static ModemTranscript recorded() throws IOException {
        try (ModemSimulator modem = ModemSimulator.builder().pin("4711").start();
                TranscriptRecorder recorder = TranscriptRecorder.start("127.0.0.1", modem.port())) {
            try (AtClient client = new AtClient(recorder.uri().getPort())) {
                client.ask("AT+CPIN=\"4711\"");
                client.ask("ATE0");
                client.ask("AT+CGSN");
                client.submit("AT+CMGS=18", HELLO);
            }
            return recorder.transcript();
        }
    }

    @Test
    void recordedSessionHoldsNoPinNumberOrText() throws IOException {
        String all = recorded().toString();
        assertThat(all).contains("AT+CPIN=\"0000\"", "+CMGS: 1", "AT+CMGS=18", "000000000000000");
        assertThat(all).doesNotContain("4711", "490154", "7421436587", "E8329BFD06");
    }

    @Test
    void fileGivesTheSameTranscript() throws IOException {
        ModemTranscript transcript = recorded();
        Path file = folder.resolve("session.txt");
        transcript.write(file);
        assertThat(ModemTranscript.read(file)).isEqualTo(transcript);
        Files.writeString(file, "? what\n");
        assertThatThrownBy(() -> ModemTranscript.read(file)).isInstanceOf(IOException.class);
    }

    @Test
    void playedSessionAnswersTheSameQuestions() throws Exception {
        try (TranscriptPlayer player = TranscriptPlayer.start(recorded());
                AtClient client = new AtClient(player.uri().getPort())) {
            client.ask("AT+CPIN=\"1234\"");
            client.ask("ATE0");
            assertThat(client.ask("AT+CGSN")).contains("000000000000000");
            assertThat(client.submit("AT+CMGS=18", HELLO)).contains("+CMGS: 1");
            assertThat(player.awaitEnd(Duration.ofSeconds(5))).isTrue();
            assertThat(player.mismatches()).isEmpty();
        }
    }

    @Test
    void otherQuestionIsAMismatch() throws Exception {
        ModemTranscript transcript =
                new ModemTranscript(List.of(new Turn(Side.CLIENT, "AT\r"), new Turn(Side.MODEM, "\r\nOK\r\n")));
        try (TranscriptPlayer player = TranscriptPlayer.start(transcript);
                AtClient client = new AtClient(player.uri().getPort())) {
            client.type("AZ\r");
            assertThat(player.awaitEnd(Duration.ofSeconds(5))).isTrue();
            assertThat(player.mismatches()).containsExactly("expected AT\\r, came xx\\r");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "CLIENT | AT+CMGS=\"+4712345678\" | AT+CMGS=\"+0000000000\"",
                "CLIENT | AT+CREG=2 | AT+CREG=2",
                "CLIENT | Dear Ann, 42 | xxxx xxx, 00",
                "MODEM | +CSCA: \"+4790002100\",145 | +CSCA: \"+0000000000\",145",
                "MODEM | +CMGL: 1,\"REC READ\",\"Ann\" | +CMGL: 1,\"xxx xxxx\",\"xxx\"",
                "MODEM | +CUSD: 0,\"Balance 42\",15 | +CUSD: 0,\"xxxxxxx 00\",00",
                "MODEM | +CSQ: 21,99 | +CSQ: 21,99",
                "MODEM | 0041006E006E | 0000000x000x"
            })
    void whatMayBeAPersonIsMasked(Side side, String said, String masked) {
        assertThat(Masking.mask(side, said)).isEqualTo(masked);
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.serial.gammu;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class AtSplitterTest {

    static List<Arguments> cases() {
        return List.of(
                Arguments.of("\r\nOK\r\n", false, List.of("OK")),
                Arguments.of("AT\r\r\nOK\r\n", false, List.of("AT", "OK")),
                Arguments.of("\r\n+CSQ: 1,99\r\n\r\nOK\r\n", false, List.of("+CSQ: 1,99", "OK")),
                Arguments.of("OK\nRING\n", false, List.of("OK", "RING")),
                Arguments.of("\r\n> ", true, List.of(AtSplitter.PROMPT)),
                Arguments.of("\r\n>", true, List.of(AtSplitter.PROMPT)),
                Arguments.of("\r\n> ", false, List.of()),
                Arguments.of("a > b\r\n", true, List.of("a > b")),
                Arguments.of("\u0000\u0000O\u0000K\r\n", false, List.of("OK")),
                Arguments.of("  OK  \r\n", false, List.of("OK")),
                Arguments.of("half a line", false, List.of()));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void linesAreTheSameHoweverTheyCome(String said, boolean promptDue, List<String> lines) {
        byte[] octets = said.getBytes(StandardCharsets.ISO_8859_1);
        assertThat(new AtSplitter().take(octets, octets.length, promptDue)).isEqualTo(lines);
        AtSplitter splitter = new AtSplitter();
        List<String> one = new ArrayList<>();
        for (byte octet : octets) {
            one.addAll(splitter.take(new byte[] {octet}, 1, promptDue));
        }
        assertThat(one).isEqualTo(lines);
    }

    @org.junit.jupiter.api.Test
    void noiseWithoutEndDoesNotFillTheMemory() {
        AtSplitter splitter = new AtSplitter();
        byte[] noise = "x".repeat(100_000).getBytes(StandardCharsets.ISO_8859_1);
        splitter.take(noise, noise.length, false);
        assertThat(splitter.take(new byte[] {'\n'}, 1, false).get(0)).hasSize(8192);
    }
}

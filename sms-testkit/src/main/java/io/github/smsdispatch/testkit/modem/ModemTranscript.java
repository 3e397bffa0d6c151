// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.testkit.modem;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What client and modem said to each other, masked: numbers are zeros, texts are {@code x}, and everything keeps its
 * length, so that it can be attached to a report and played again. One line of the file is what one side said until the
 * other answered: {@code >} for the client, {@code <} for the modem, control characters as {@code \r}, {@code \n} and
 * {@code \xNN}. Immutable.
 *
 * @param turns in order, sides alternating
 */
public record ModemTranscript(List<Turn> turns) {

    /** Who speaks. */
    public enum Side {
        /** The program. */
        CLIENT,
        /** The modem. */
        MODEM
    }

    /**
     * What one side said.
     *
     * @param side who
     * @param said its octets as characters
     */
    public record Turn(Side side, String said) {}

    /** Copies the list. */
    public ModemTranscript {
        turns = List.copyOf(turns);
    }

    /**
     * Reads a file.
     *
     * @param file made by {@link #write}
     * @return the transcript
     * @throws IOException when it can't be read, or a line begins with neither sign
     */
    public static ModemTranscript read(Path file) throws IOException {
        List<Turn> turns = new ArrayList<>();
        for (String line : Files.readAllLines(file, StandardCharsets.US_ASCII)) {
            if (!line.startsWith("> ") && !line.startsWith("< ")) {
                throw new IOException("line " + (turns.size() + 1) + ": allowed: a line that begins with '> ' or '< '");
            }
            Side side = line.charAt(0) == '>' ? Side.CLIENT : Side.MODEM;
            turns.add(new Turn(side, Escapes.read(line.substring(2))));
        }
        return new ModemTranscript(turns);
    }

    /**
     * Writes a file.
     *
     * @param file is replaced
     * @throws IOException when it can't be written
     */
    public void write(Path file) throws IOException {
        List<String> lines = turns.stream()
                .map(turn -> (turn.side() == Side.CLIENT ? "> " : "< ") + Escapes.write(turn.said()))
                .toList();
        Files.write(file, lines, StandardCharsets.US_ASCII);
    }
}

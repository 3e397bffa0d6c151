// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.benchmarks.crash;

import io.github.smsdispatch.testkit.skyline.AcceptedSms;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/** What the gateway took: one line for each SMS, on disk before the gateway answers. */
final class DiskLedger {

    private DiskLedger() {}

    /** Goes on with the file; what an earlier process wrote stays. */
    static Consumer<AcceptedSms> append(Path file) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        // A line that a kill cut off must not swallow the next one.
        write(channel, "\n");
        return sms -> write(channel, sms.tid() + "\t" + sms.text() + "\n");
    }

    private static void write(FileChannel channel, String line) {
        try {
            ByteBuffer bytes = ByteBuffer.wrap(line.getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(false);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How often each text was taken. */
    static Map<String, Integer> read(Path file) throws IOException {
        Map<String, Integer> taken = new HashMap<>();
        String all = Files.readString(file);
        for (String line : all.substring(0, all.lastIndexOf('\n') + 1).split("\n")) {
            int tab = line.indexOf('\t');
            if (tab > 0) {
                taken.merge(line.substring(tab + 1), 1, Integer::sum);
            }
        }
        return taken;
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.benchmarks.crash;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Another wall clock for a process, by libfaketime where that is installed. */
final class FakeClock {

    private static final List<Path> PLACES = List.of(
            Path.of("/usr/lib/x86_64-linux-gnu/faketime/libfaketimeMT.so.1"),
            Path.of("/usr/lib/aarch64-linux-gnu/faketime/libfaketimeMT.so.1"),
            Path.of("/usr/lib64/faketime/libfaketimeMT.so.1"));

    private final @Nullable Path library =
            PLACES.stream().filter(Files::exists).findFirst().orElse(null);
    private final Path time;

    FakeClock(Path folder) {
        time = folder.resolve("time");
    }

    boolean isInstalled() {
        return library != null;
    }

    /** Makes the next process read its offset, this one at first, from a file, so that its clock can jump. */
    Map<String, String> environment(String offset) throws IOException {
        jump(offset);
        return library == null
                ? Map.of()
                : Map.of(
                        "LD_PRELOAD",
                        library.toString(),
                        "FAKETIME_TIMESTAMP_FILE",
                        time.toString(),
                        "FAKETIME_NO_CACHE",
                        "1",
                        // As on a real machine: the wall clock jumps, the other one runs on.
                        "FAKETIME_DONT_FAKE_MONOTONIC",
                        "1");
    }

    void jump(String offset) throws IOException {
        Files.writeString(time, offset + "\n");
    }
}

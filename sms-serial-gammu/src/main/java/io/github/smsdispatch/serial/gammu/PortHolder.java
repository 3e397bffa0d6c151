// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.serial.gammu;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Finds out which program has a device open. Linux only; sees what the user may see. */
final class PortHolder {

    private static final Path PROCESSES = Path.of("/proc");

    private PortHolder() {}

    static Optional<String> of(String device) {
        if (!Files.isDirectory(PROCESSES)) {
            return Optional.empty();
        }
        try (DirectoryStream<Path> all = Files.newDirectoryStream(PROCESSES, "[0-9]*")) {
            Path real = Path.of(device).toRealPath();
            for (Path process : all) {
                if (holds(process, real)) {
                    return Optional.of(Files.readString(process.resolve("comm")).strip() + " (process "
                            + process.getFileName() + ")");
                }
            }
        } catch (IOException | RuntimeException e) {
            // Only a hint for a person is missing then.
        }
        return Optional.empty();
    }

    private static boolean holds(Path process, Path device) {
        if (process.getFileName()
                .toString()
                .equals(String.valueOf(ProcessHandle.current().pid()))) {
            return false;
        }
        try (DirectoryStream<Path> open = Files.newDirectoryStream(process.resolve("fd"))) {
            for (Path file : open) {
                if (Files.isSymbolicLink(file) && Files.readSymbolicLink(file).equals(device)) {
                    return true;
                }
            }
        } catch (IOException | RuntimeException e) {
            // Another user's process, or one that ended.
        }
        return false;
    }
}

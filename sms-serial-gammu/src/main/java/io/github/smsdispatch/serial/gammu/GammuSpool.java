// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.serial.gammu;

import io.github.smsdispatch.api.DeliveryStatus;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The folders between which the daemon moves an SMS. Their places stand in its configuration file.
 *
 * @param sent where it puts what the network took
 * @param failed where it puts what it gave up
 */
record GammuSpool(Path sent, Path failed) {

    /**
     * Reads the folders; empty when the spool isn't made of files, or when its configuration doesn't keep sent and failed
     * ones apart: a place then says nothing.
     */
    static Optional<GammuSpool> of(Path configuration) {
        try {
            Map<String, String> smsd = section(Files.readString(configuration, StandardCharsets.ISO_8859_1));
            String sent = smsd.getOrDefault("sentsmspath", "");
            String failed = smsd.getOrDefault("errorsmspath", "");
            boolean files = smsd.getOrDefault("service", "").equalsIgnoreCase("files");
            return files
                            && !sent.isEmpty()
                            && !failed.isEmpty()
                            && !Path.of(sent).equals(Path.of(failed))
                    ? Optional.of(new GammuSpool(Path.of(sent), Path.of(failed)))
                    : Optional.empty();
        } catch (IOException | InvalidPathException e) {
            return Optional.empty();
        }
    }

    private static Map<String, String> section(String text) {
        Map<String, String> values = new TreeMap<>();
        boolean inside = false;
        for (String line : text.split("\\R")) {
            String stripped = line.strip();
            if (stripped.startsWith("[")) {
                inside = stripped.equalsIgnoreCase("[smsd]");
            }
            int equals = stripped.indexOf('=');
            if (inside && equals > 0 && !stripped.startsWith("#") && !stripped.startsWith(";")) {
                String key = stripped.substring(0, equals).strip().toLowerCase(Locale.ROOT);
                values.putIfAbsent(key, stripped.substring(equals + 1).strip());
            }
        }
        return values;
    }

    /** What its place says of an SMS: nothing while it is in the outbox. */
    Optional<DeliveryStatus> status(GammuSpooled sms) {
        Path name = sms.file().getFileName();
        if (Files.exists(sms.file())) {
            return Optional.empty();
        }
        if (Files.exists(sent.resolve(name))) {
            return Optional.of(DeliveryStatus.ON_NETWORK);
        }
        return Files.exists(failed.resolve(name)) ? Optional.of(DeliveryStatus.UNDELIVERED) : Optional.empty();
    }
}

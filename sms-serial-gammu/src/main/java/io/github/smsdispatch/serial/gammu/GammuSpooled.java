// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.serial.gammu;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An SMS in the daemon's spool.
 *
 * @param place its file when the spool is made of files, else the id of its row
 */
record GammuSpooled(String place) {

    private static final Pattern FILE = Pattern.compile(".*[/\\\\](OUT[A-Z]?([0-9]{8}_[0-9]{6})_.*)");

    /**
     * The sending id. The file's name holds the recipient's number, which an id must not show: so it is the time in the
     * name, and a digest of the whole.
     */
    String sendingId() {
        Matcher matcher = FILE.matcher(place);
        return matcher.matches() ? matcher.group(2) + "." + digest(matcher.group(1)) : place;
    }

    boolean isFile() {
        return FILE.matcher(place).matches();
    }

    Path file() {
        return Path.of(place);
    }

    private static String digest(String name) {
        try {
            byte[] all = MessageDigest.getInstance("SHA-256").digest(name.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(all, 0, 6);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** Without the number. */
    @Override
    public String toString() {
        return "GammuSpooled[" + sendingId() + "]";
    }
}

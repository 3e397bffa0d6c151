// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.serial.gammu;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a status report that the modem stored ({@code +CDSI}) and deletes it. The line must be ready. */
final class StoredReports {

    private static final Pattern NOTICE = Pattern.compile("\\+CDSI: *\"([A-Z]{2})\" *, *([0-9]{1,5})");

    private StoredReports() {}

    /** The place that a notice names. */
    record Place(String storage, int slot) {}

    static Optional<Place> place(String notice) {
        Matcher matcher = NOTICE.matcher(notice);
        return matcher.matches()
                ? Optional.of(new Place(matcher.group(1), Integer.parseInt(matcher.group(2))))
                : Optional.empty();
    }

    static Optional<String> read(Modem modem, Place place, Duration atMost) throws InterruptedException {
        modem.ask("AT+CPMS=\"" + place.storage() + "\"", "", atMost);
        AtAnswer read = modem.ask("AT+CMGR=" + place.slot(), "+CMGR:", atMost);
        return read.lines().stream().filter(Unsolicited::isHex).findFirst();
    }

    static void delete(Modem modem, Place place, String storage, Duration atMost) throws InterruptedException {
        modem.ask("AT+CMGD=" + place.slot(), "", atMost);
        modem.ask("AT+CPMS=\"" + storage + "\"", "", atMost);
    }
}

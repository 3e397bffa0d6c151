// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.examples.appointments;

import io.github.smsdispatch.examples.appointments.http.Problem;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** Times as people at a desk write them: by the salon's clock unless they say otherwise. */
final class Times {

    private static final String ALLOWED = "2026-12-01T10:00 by the salon's clock, or with an offset, to the minute";

    private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("2100-01-01T00:00:00Z");

    private Times() {}

    static Instant read(String field, String text, ZoneId zone) {
        try {
            Instant time = text.matches(".*(Z|[+-][0-9]{2}:[0-9]{2})")
                    ? OffsetDateTime.parse(text).toInstant()
                    : local(field, LocalDateTime.parse(text), zone);
            if (!time.truncatedTo(ChronoUnit.MINUTES).equals(time)) {
                throw Problem.badField(field, "seconds", ALLOWED);
            }
            if (time.isBefore(EARLIEST) || time.isAfter(LATEST)) {
                throw Problem.badField(field, "another century", ALLOWED);
            }
            return time;
        } catch (DateTimeException e) {
            throw Problem.badField(field, text.length() + " characters that are no time", ALLOWED);
        }
    }

    private static Instant local(String field, LocalDateTime time, ZoneId zone) {
        List<ZoneOffset> offsets = zone.getRules().getValidOffsets(time);
        if (offsets.isEmpty()) {
            throw Problem.badField(field, time + ", which the clocks in " + zone + " skip", "a time that there is");
        }
        // Of the two hours when clocks go back: the first.
        return time.toInstant(offsets.get(0));
    }
}

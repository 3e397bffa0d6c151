// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.examples.appointments;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Words of customers, and hours of salons. */
class RepliesTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "C | CONFIRMED",
                "c. | CONFIRMED",
                "YES | CONFIRMED",
                "Yes, see you then! | CONFIRMED",
                "ja | CONFIRMED",
                "STOP | OPTED_OUT",
                "stop it now | OPTED_OUT",
                "'  Stopp' | OPTED_OUT",
                "START | OPTED_IN",
                "Can you call me? | NOT_UNDERSTOOD",
                "Nope, yes is wrong | NOT_UNDERSTOOD",
                "'' | NOT_UNDERSTOOD",
                "\uD83D\uDC4D | NOT_UNDERSTOOD"
            })
    void theFirstWordCounts(String text, Replies.Meaning meaning) {
        assertThat(Replies.Meaning.of(text)).isEqualTo(meaning);
    }

    @Test
    void timesAreTheSalonsUnlessTheySayOtherwise() {
        ZoneId oslo = ZoneId.of("Europe/Oslo");
        assertThat(Times.read("t", "2026-07-01T10:00", oslo)).isEqualTo(Instant.parse("2026-07-01T08:00:00Z"));
        assertThat(Times.read("t", "2026-12-01T10:00", oslo)).isEqualTo(Instant.parse("2026-12-01T09:00:00Z"));
        assertThat(Times.read("t", "2026-12-01T10:00-05:00", oslo)).isEqualTo(Instant.parse("2026-12-01T15:00:00Z"));
        // The hour that comes twice: its first time.
        assertThat(Times.read("t", "2026-10-25T02:30", oslo)).isEqualTo(Instant.parse("2026-10-25T00:30:00Z"));
    }
}

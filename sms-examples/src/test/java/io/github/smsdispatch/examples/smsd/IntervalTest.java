// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.examples.smsd;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Intervals as the PostgreSQL manual writes them, 8.5.4. */
class IntervalTest {

    @ParameterizedTest
    @CsvSource({
        "0, PT0S",
        "30, PT30S",
        "1.5, PT1.5S",
        "1 day 12 hours, PT36H",
        "1 DAY, PT24H",
        "2 weeks, PT336H",
        "90 min, PT90M",
        "1 mon, PT720H",
        "1 year, PT8766H",
        "36:30, PT36H30M",
        "01:02:03, PT1H2M3S",
        "1 day 02:00:00, PT26H",
        "@ 5 minutes, PT5M",
        "1d12h, PT36H"
    })
    void isReadAsPostgreSqlReadsIt(String text, Duration length) {
        assertThat(Interval.parse(text)).contains(length);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "soon", "1 fortnight", "-1 day", "1 day ago", "12:", "day", "1;DROP TABLE smsq"})
    void whatIsNoneIsNotGuessed(String text) {
        assertThat(Interval.parse(text)).isEmpty();
    }

    @Test
    void aNumberTooLongIsNone() {
        assertThat(Interval.parse("99999999999999999999 days")).isEmpty();
    }
}

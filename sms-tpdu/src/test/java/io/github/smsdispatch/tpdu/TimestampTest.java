// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.tpdu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** 3GPP TS 23.040 clause 9.2.3.11. */
class TimestampTest {

    @ParameterizedTest(name = "{2}")
    @CsvSource({
        "62112220304500, 2026-11-22T02:03:54Z,      zone 0",
        "62112220304540, 2026-11-22T02:03:54+01:00, four quarters: the units stand in the higher half",
        "62112220304522, 2026-11-22T02:03:54+05:30, 22 quarters: India",
        "62112220304532, 2026-11-22T02:03:54+05:45, 23 quarters: Nepal",
        "62112220304565, 2026-11-22T02:03:54+14:00, 56 quarters: Kiribati",
        "6211222030450A, 2026-11-22T02:03:54-05:00, bit 3 is the sign: 20 quarters west",
        "62112220304549, 2026-11-22T02:03:54-03:30, 14 quarters west: Newfoundland",
        "99309251619580, 1999-03-29T15:16:59+02:00, 90 to 99 are the last century",
        "09101000000000, 1990-01-01T00:00:00Z,      the first year",
        "98211332959500, 2089-12-31T23:59:59Z,      the last year",
    })
    void timesAreReadAndWrittenByTheClause(String hex, OffsetDateTime time, String why) {
        Timestamp timestamp = new Timestamp(Octets.ofHex(hex));
        assertThat(timestamp.time()).as(why).contains(time);
        assertThat(Timestamp.of(time)).isEqualTo(timestamp);
    }

    @Test
    void everyQuarterOfAnHourComesBack() {
        OffsetDateTime time = OffsetDateTime.parse("2026-11-22T02:03:54Z");
        for (int quarters = -72; quarters <= 72; quarters++) {
            OffsetDateTime there = time.withOffsetSameInstant(ZoneOffset.ofTotalSeconds(quarters * 900));
            assertThat(Timestamp.of(there).time()).contains(there);
        }
    }

    @Test
    void aHalfThatIsNoDigitCountsAsZeroAndIsKept() {
        Timestamp timestamp = new Timestamp(Octets.ofHex("621122F0304500"));
        assertThat(timestamp.time()).contains(OffsetDateTime.parse("2026-11-22T00:03:54Z"));
        assertThat(timestamp.octets().hex()).isEqualTo("621122F0304500");
    }

    @ParameterizedTest
    @ValueSource(strings = {"00000000000000", "FFFFFFFFFFFFFF", "62311220304500", "62112242304500", "62112220304597"})
    void whatIsNoDateHasNoTime(String hex) {
        Timestamp timestamp = new Timestamp(Octets.ofHex(hex));
        assertThat(timestamp.time()).isEmpty();
        assertThat(timestamp).hasToString("Timestamp[" + hex + "]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1989-12-31T23:59:59Z", "2090-01-01T00:00:00Z", "2026-11-22T02:03:54+05:53"})
    void whatTheFieldCantSayIsRefused(OffsetDateTime time) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Timestamp.of(time))
                .withMessageContaining("allowed");
    }

    @Test
    void aTimestampHasSevenOctets() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Timestamp(Octets.ofHex("621122203045")))
                .withMessage("timestamp: received 6; allowed: 7 to 7");
    }
}

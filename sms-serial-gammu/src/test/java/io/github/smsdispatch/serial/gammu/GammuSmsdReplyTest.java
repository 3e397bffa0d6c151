// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.serial.gammu;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.smsdispatch.api.Outcome;
import io.github.smsdispatch.api.Outcome.Accepted;
import io.github.smsdispatch.api.Outcome.Unavailable;
import io.github.smsdispatch.api.Outcome.Unknown;
import io.github.smsdispatch.serial.gammu.GammuExit.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Outputs and exit codes as gammu-smsd-inject 1.42 was seen to have them. */
class GammuSmsdReplyTest {

    private static final String FILE = "/var/spool/gammu/outbox/OUTC20261122_061713_00_+4712345678_sms0.smsbackup";

    private static Outcome outcome(Kind kind, int code, String out) {
        return GammuSmsdReply.outcome(new GammuExit(kind, code, out), "gammu-smsd-inject", 2);
    }

    @Test
    void whatIsWrittenIsAcceptedUnderAnIdWithoutTheNumber() {
        Accepted accepted = (Accepted)
                outcome(Kind.ENDED, 0, "gammu-smsd-inject[1]: Created\nWritten message with ID " + FILE + "\n");
        assertThat(accepted.sendingId()).matches("20261122_061713\\.[0-9a-f]{12}");
        assertThat(accepted.segments()).isEqualTo(2);
        assertThat(new GammuSpooled(FILE)).asString().doesNotContain("12345678");
    }

    @Test
    void theIdOfADatabaseIsTaken() {
        assertThat(outcome(Kind.ENDED, 0, "Written message with ID 4711\n")).isEqualTo(new Accepted("4711", 2));
    }

    @Test
    void filesOfOneSecondHaveDifferentIds() {
        assertThat(new GammuSpooled(FILE).sendingId())
                .isNotEqualTo(new GammuSpooled(FILE.replace("sms0", "sms1")).sendingId())
                .isNotEqualTo(new GammuSpooled(FILE.replace("5678", "5679")).sendingId())
                .isEqualTo(new GammuSpooled(FILE.replace("outbox", "sent")).sendingId());
    }

    @ParameterizedTest
    @CsvSource({"2, Failed to read config: no", "255, What format", "1, usage", "3, No available file names"})
    void whatWasNeverWrittenIsTheOperatorsMatter(int code, String out) {
        assertThat(outcome(Kind.ENDED, code, out))
                .isInstanceOfSatisfying(
                        Unavailable.class, u -> assertThat(u.permanent()).isTrue());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 3, 134, 137, 143})
    void anEndWithoutAnIdIsUnknown(int code) {
        assertThat(outcome(Kind.ENDED, code, "Failed to inject message: database is gone\n"))
                .isInstanceOf(Unknown.class);
    }

    @ParameterizedTest
    @EnumSource(
            value = Kind.class,
            names = {"TIMED_OUT", "INTERRUPTED"})
    void aKillIsUnknownUnlessTheIdWasSaid(Kind kind) {
        assertThat(outcome(kind, 143, "")).isInstanceOf(Unknown.class);
        assertThat(outcome(kind, 143, "Written message with ID 5\n")).isInstanceOf(Accepted.class);
    }

    @Test
    void aMissingProgramIsNamedWithAdvice() {
        assertThat(outcome(Kind.NOT_FOUND, 0, "").describe()).contains("apt-get install gammu-smsd");
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.serial.gammu;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.smsdispatch.api.Outcome;
import io.github.smsdispatch.api.Outcome.Accepted;
import io.github.smsdispatch.api.Outcome.Rejected;
import io.github.smsdispatch.api.Outcome.Unavailable;
import io.github.smsdispatch.api.Outcome.Unknown;
import io.github.smsdispatch.api.RejectionReason;
import io.github.smsdispatch.api.UnavailableReason;
import io.github.smsdispatch.api.UnknownReason;
import io.github.smsdispatch.serial.gammu.GammuExit.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The table of outputs, exit codes and outcomes. Outputs are those of Gammu 1.42 with its dummy and its AT driver; codes
 * are 100 and a number of gammu-error.h; CMS causes have their own table.
 */
class GammuReplyTest {

    private static final String BEGUN = "9000 / 0\nSending SMS 1/1";
    private static final String WAITING = BEGUN + "\u2026waiting for network answer";

    private static Outcome outcome(Kind kind, int code, String out) {
        return GammuReply.outcome(new GammuExit(kind, code, out), "gammu", "u1");
    }

    private static Outcome ended(int code, String out) {
        return outcome(Kind.ENDED, code, out);
    }

    @Test
    void everySegmentWithAReferenceIsAnAcceptanceInTheOrderOfEachDriver() {
        String dummy = "9000 / 0\nSending SMS 1/2..OK, message reference=255\n\u2026waiting for network answer"
                + "Sending SMS 2/2..OK, message reference=255\n\u2026waiting for network answer";
        assertThat(ended(0, dummy)).isEqualTo(new Accepted("255+255@u1", 2));
        assertThat(ended(0, WAITING + "..OK, message reference=7\n")).isEqualTo(new Accepted("7@u1", 1));
        assertThat(outcome(Kind.TIMED_OUT, 143, WAITING + "..OK, message reference=7\n"))
                .isInstanceOf(Accepted.class);
    }

    @ParameterizedTest
    @CsvSource({
        "102, UNREACHABLE, false",
        "103, BUSY, false",
        "104, UNREACHABLE, true",
        "105, BUSY, false",
        "106, CONFIGURATION, true",
        "107, CONFIGURATION, true",
        "108, UNREACHABLE, false",
        "110, UNREACHABLE, false",
        "111, UNREACHABLE, false",
        "112, UNREACHABLE, false",
        "114, UNREACHABLE, false",
        "123, LOGIN_REFUSED, true",
        "127, TRANSPORT_ERROR, false",
        "133, UNREACHABLE, false",
        "134, TRANSPORT_ERROR, false",
        "149, NO_NETWORK, true",
        "165, NO_NETWORK, false",
        "255, CONFIGURATION, true",
        "1, TRANSPORT_ERROR, false"
    })
    void beforeTheFirstSegmentNothingIsHandedOver(int code, UnavailableReason reason, boolean permanent) {
        assertThat(ended(code, "Error opening device, it doesn't exist.\n"))
                .isInstanceOfSatisfying(Unavailable.class, u -> {
                    assertThat(u.reason()).isEqualTo(reason);
                    assertThat(u.permanent()).isEqualTo(permanent);
                    assertThat(u.text()).contains("Error opening device");
                });
    }

    @ParameterizedTest
    @ValueSource(ints = {102, 103, 104, 105, 106, 110, 114})
    void aPhoneThatGivesNoPromptGotNothing(int code) {
        assertThat(ended(code, BEGUN)).isInstanceOf(Unavailable.class);
        assertThat(ended(code, WAITING)).as("but when it was written").isInstanceOf(Unknown.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 111, 112, 127, 130, 134, 137, 139, 143, 170})
    void aBegunSegmentWithoutVerdictIsUnknown(int code) {
        assertThat(ended(code, BEGUN)).isInstanceOf(Unknown.class);
        assertThat(ended(code, WAITING)).isInstanceOf(Unknown.class);
    }

    @ParameterizedTest
    @CsvSource({
        "1, INVALID_RECIPIENT, CMS 1",
        "30, INVALID_RECIPIENT, CMS 30",
        "95, INVALID_CONTENT, CMS 95",
        "304, INVALID_CONTENT, CMS 304",
        "196, BLOCKED, CMS 196"
    })
    void aRefusalOfTheSmsIsOne(int cause, RejectionReason reason, String code) {
        assertThat(ended(127, WAITING + "..error " + cause + ", message reference=-1\n"))
                .isEqualTo(new Rejected(reason, code, CmsCause.of(cause).words()));
    }

    @ParameterizedTest
    @CsvSource({
        "38, NO_NETWORK, false", "42, THROTTLED, false", "47, THROTTLED, false", "50, NO_NETWORK, true",
        "310, NO_NETWORK, true", "311, LOGIN_REFUSED, true", "512, NO_NETWORK, false", "-1, TRANSPORT_ERROR, false"
    })
    void aRefusalByPhoneOrNetworkSendsNothing(int cause, UnavailableReason reason, boolean permanent) {
        assertThat(ended(127, WAITING + "..error " + cause + ", message reference=-1\n"))
                .isInstanceOfSatisfying(Unavailable.class, u -> {
                    assertThat(u.reason()).isEqualTo(reason);
                    assertThat(u.permanent()).isEqualTo(permanent);
                });
    }

    @ParameterizedTest
    @ValueSource(ints = {332, 500, 513, 600})
    void aDoubtfulCauseIsUnknown(int cause) {
        assertThat(ended(127, WAITING + "..error " + cause + ", message reference=-1\n"))
                .isInstanceOf(Unknown.class);
    }

    @Test
    void halfAnSmsIsUnknownAndSaysHowMuchWentOut() {
        String half = "Sending SMS 1/3\u2026waiting for network answer..OK, message reference=8"
                + "Sending SMS 2/3\u2026waiting for network answer..error 38, message reference=-1\n";
        assertThat(ended(127, half).describe())
                .contains("unknown")
                .contains("1 of 3 segments")
                .contains("CMS 38");
        String silent = "Sending SMS 1/2\u2026waiting for network answer..OK, message reference=8\nSending SMS 2/2";
        assertThat(outcome(Kind.TIMED_OUT, 143, silent)).isInstanceOf(Unknown.class);
    }

    @Test
    void aKillTellsByWhatWasBegun() {
        assertThat(outcome(Kind.TIMED_OUT, 143, "")).isInstanceOf(Unavailable.class);
        assertThat(outcome(Kind.TIMED_OUT, 143, BEGUN))
                .isInstanceOfSatisfying(
                        Unknown.class, u -> assertThat(u.reason()).isEqualTo(UnknownReason.NO_ANSWER));
        assertThat(outcome(Kind.INTERRUPTED, 143, "")).isInstanceOf(Unavailable.class);
        assertThat(outcome(Kind.INTERRUPTED, 143, WAITING))
                .isInstanceOfSatisfying(
                        Unknown.class, u -> assertThat(u.reason()).isEqualTo(UnknownReason.INTERRUPTED));
    }

    @Test
    void aGoodEndWithoutAWordOfSendingIsNoSuccess() {
        assertThat(ended(0, "")).isInstanceOf(Unknown.class);
        assertThat(ended(0, "all fine")).isInstanceOf(Unknown.class);
    }

    @ParameterizedTest
    @EnumSource(
            value = Kind.class,
            names = {"NOT_FOUND", "NOT_STARTED"})
    void aMissingProgramIsTheOperatorsMatter(Kind kind) {
        assertThat(outcome(kind, 0, "")).isInstanceOfSatisfying(Unavailable.class, u -> {
            assertThat(u.reason()).isEqualTo(UnavailableReason.CONFIGURATION);
            assertThat(u.permanent()).isTrue();
        });
        assertThat(outcome(Kind.NOT_FOUND, 0, "").describe()).contains("apt-get install gammu");
    }

    @Test
    void noHintTellsANumber() {
        assertThat(ended(1, "calling +4712345678 failed\n").describe()).doesNotContain("12345678");
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.serial.gammu;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.smsdispatch.api.Outcome;
import io.github.smsdispatch.api.RejectionReason;
import io.github.smsdispatch.api.UnavailableReason;
import io.github.smsdispatch.api.UnknownReason;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Sources: 3GPP TS 24.011 table 8.4, TS 23.040 clause 9.2.3.22, TS 27.005 clause 3.2.5, TS 27.007 clause 9.2. */
class ModemReplyTest {

    private static AtAnswer answer(AtFinal end) {
        return new AtAnswer(List.of(), end);
    }

    private static Outcome cms(int code) {
        return ModemReply.afterMessage(answer(new AtFinal.CmsError(code)));
    }

    @ParameterizedTest
    @CsvSource({
        "1,INVALID_RECIPIENT", "30,INVALID_RECIPIENT", "95,INVALID_CONTENT", "96,INVALID_CONTENT", "99,INVALID_CONTENT",
        "128,INVALID_CONTENT", "143,INVALID_CONTENT", "144,INVALID_CONTENT", "159,INVALID_CONTENT",
                "176,INVALID_CONTENT",
        "195,INVALID_RECIPIENT", "196,BLOCKED", "197,OTHER", "304,INVALID_CONTENT", "305,INVALID_CONTENT"
    })
    void refusalOfTheMessageIsRejected(int code, RejectionReason reason) {
        assertThat(cms(code)).isInstanceOfSatisfying(Outcome.Rejected.class, rejected -> {
            assertThat(rejected.reason()).isEqualTo(reason);
            assertThat(rejected.code()).isEqualTo("CMS " + code);
        });
    }

    @ParameterizedTest
    @CsvSource({
        "8,NO_NETWORK,true", "10,NO_NETWORK,true", "21,TRANSPORT_ERROR,false", "27,TRANSPORT_ERROR,false",
        "28,NO_NETWORK,true", "29,CONFIGURATION,true", "38,NO_NETWORK,false", "41,TRANSPORT_ERROR,false",
        "42,THROTTLED,false", "47,THROTTLED,false", "50,NO_NETWORK,true", "69,CONFIGURATION,true",
        "111,TRANSPORT_ERROR,false", "127,TRANSPORT_ERROR,false", "17,TRANSPORT_ERROR,false", "192,THROTTLED,false",
        "193,NO_NETWORK,true", "194,TRANSPORT_ERROR,false", "255,TRANSPORT_ERROR,false", "300,TRANSPORT_ERROR,false",
        "301,BUSY,false", "302,TRANSPORT_ERROR,false", "303,CONFIGURATION,true", "310,NO_NETWORK,true",
        "311,LOGIN_REFUSED,true", "313,NO_NETWORK,true", "314,BUSY,false", "316,LOGIN_REFUSED,true",
        "322,TRANSPORT_ERROR,false", "330,CONFIGURATION,true", "331,NO_NETWORK,false", "512,NO_NETWORK,false",
        "515,BUSY,false"
    })
    void refusalThatIsNotTheMessagesFaultIsUnavailable(int code, UnavailableReason reason, boolean permanent) {
        assertThat(cms(code)).isInstanceOfSatisfying(Outcome.Unavailable.class, unavailable -> {
            assertThat(unavailable.reason()).isEqualTo(reason);
            assertThat(unavailable.permanent()).isEqualTo(permanent);
            assertThat(unavailable.text()).contains("CMS " + code);
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {332, 500, 513, 514, 517, 600, 256, -1})
    void codeThatSaysNothingOfTheSmsIsUnknownAfterTheMessage(int code) {
        assertThat(cms(code)).isInstanceOf(Outcome.Unknown.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {332, 500, 513, 514, 517, -1})
    void codeThatSaysNothingIsUnavailableBeforeTheMessage(int code) {
        assertThat(ModemReply.beforeMessage(new AtFinal.CmsError(code))).isInstanceOf(Outcome.Unavailable.class);
    }

    @ParameterizedTest
    @CsvSource({
        "10,NO_NETWORK",
        "11,LOGIN_REFUSED",
        "12,LOGIN_REFUSED",
        "13,NO_NETWORK",
        "14,BUSY",
        "16,LOGIN_REFUSED",
        "30,NO_NETWORK",
        "32,NO_NETWORK",
        "100,TRANSPORT_ERROR",
        "-1,TRANSPORT_ERROR"
    })
    void equipmentErrorBeforeTheMessageIsUnavailable(int code, UnavailableReason reason) {
        assertThat(ModemReply.beforeMessage(new AtFinal.CmeError(code)))
                .isInstanceOfSatisfying(
                        Outcome.Unavailable.class,
                        unavailable -> assertThat(unavailable.reason()).isEqualTo(reason));
    }

    @Test
    void nothingDefiniteAfterTheMessageIsUnknown() {
        assertThat(ModemReply.afterMessage(answer(new AtFinal.TimedOut(false))))
                .isEqualTo(new Outcome.Unknown(UnknownReason.NO_ANSWER, "no answer to the message in time"));
        assertThat(ModemReply.afterMessage(answer(new AtFinal.TimedOut(true))))
                .isInstanceOfSatisfying(
                        Outcome.Unknown.class,
                        unknown -> assertThat(unknown.reason()).isEqualTo(UnknownReason.UNREADABLE_ANSWER));
        assertThat(ModemReply.afterMessage(answer(new AtFinal.Lost())))
                .isInstanceOfSatisfying(
                        Outcome.Unknown.class,
                        unknown -> assertThat(unknown.reason()).isEqualTo(UnknownReason.CONNECTION_LOST));
        assertThat(ModemReply.afterMessage(answer(AtFinal.OK))).isInstanceOf(Outcome.Unknown.class);
    }

    @Test
    void nothingBeforeTheMessageIsUnknown() {
        for (AtFinal end : List.of(
                AtFinal.OK,
                AtFinal.ERROR,
                new AtFinal.TimedOut(true),
                new AtFinal.TimedOut(false),
                new AtFinal.Lost())) {
            assertThat(ModemReply.beforeMessage(end)).isInstanceOf(Outcome.Unavailable.class);
        }
    }

    @ParameterizedTest
    @EnumSource(CmsCause.Verdict.class)
    void everyVerdictHasAnOutcomeBeforeTheMessage(CmsCause.Verdict verdict) {
        assertThat(new CmsCause(verdict, "words").outcome("CMS 1")).isNotInstanceOf(Outcome.Unknown.class);
    }

    @ParameterizedTest
    @CsvSource({"+CMS ERROR: 38,38", "+CMS ERROR:38,38", "+CMS ERROR: SIM not inserted,-1"})
    void errorsAreReadInNumbersAndWords(String line, int code) {
        assertThat(AtFinal.parse(line)).hasValue(new AtFinal.CmsError(code));
    }
}

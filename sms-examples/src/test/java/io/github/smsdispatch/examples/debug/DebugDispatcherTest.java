// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.examples.debug;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.smsdispatch.api.Dispatcher;
import io.github.smsdispatch.api.Dispatchers;
import io.github.smsdispatch.api.Outcome;
import io.github.smsdispatch.api.PhoneNumber;
import io.github.smsdispatch.api.SmsConfigurationException;
import io.github.smsdispatch.api.SmsMessage;
import io.github.smsdispatch.api.spi.DispatcherContext;
import io.github.smsdispatch.api.spi.DispatcherSettings;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DebugDispatcherTest {

    private static Dispatcher debug(Map<String, String> settings) {
        return Dispatchers.installed()
                .create("debug", DispatcherSettings.of("debug", settings), DispatcherContext.standalone());
    }

    @ParameterizedTest
    @CsvSource({
        "success, Accepted",
        "SUCCESS, Accepted",
        "fail, Rejected",
        "error, Unavailable",
        "permanent, Unavailable",
        "unknown, Unknown"
    })
    void itAnswersAsItIsSet(String result, String outcome) {
        Dispatcher dispatcher = debug(Map.of("result", result, "sendsNothing", "yes"));
        Outcome given = dispatcher
                .sendSms(PhoneNumber.of("+4712345678"), List.of(SmsMessage.of("hello")))
                .outcome();

        assertThat(given.getClass().getSimpleName()).isEqualTo(outcome);
        assertThat(given instanceof Outcome.Unavailable unavailable && unavailable.permanent())
                .isEqualTo(result.equals("permanent"));
    }

    @Test
    void anotherResultIsRefusedAndSoIsOneThatIsNotMeant() {
        assertThatThrownBy(() -> debug(Map.of("result", "maybe", "sendsNothing", "yes")))
                .isInstanceOf(SmsConfigurationException.class)
                .hasMessageContaining("debug.result");
        assertThatThrownBy(() -> debug(Map.of("result", "success")))
                .isInstanceOf(SmsConfigurationException.class)
                .hasMessageContaining("debug.sendsNothing");
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.api.route;

import static io.github.smsdispatch.api.DispatcherStatus.Health.DEGRADED;
import static io.github.smsdispatch.api.DispatcherStatus.Health.DISABLED;
import static io.github.smsdispatch.api.DispatcherStatus.Health.DOWN;
import static io.github.smsdispatch.api.DispatcherStatus.Health.NOT_ASKED;
import static io.github.smsdispatch.api.DispatcherStatus.Health.UP;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.smsdispatch.api.Dispatcher;
import io.github.smsdispatch.api.DispatcherStatus;
import io.github.smsdispatch.api.DispatcherStatus.Health;
import io.github.smsdispatch.api.Outcome;
import io.github.smsdispatch.api.PhoneNumber;
import io.github.smsdispatch.api.PortStatus;
import io.github.smsdispatch.api.ScriptedDispatcher;
import io.github.smsdispatch.api.SendResult;
import io.github.smsdispatch.api.SmsMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class FailoverStatusTest {

    private static final Outcome ACCEPTED = new Outcome.Accepted("77", 1);

    static Stream<Arguments> joined() {
        return Stream.of(
                arguments(List.of(UP), UP),
                arguments(List.of(UP, UP), UP),
                arguments(List.of(DOWN, DOWN), DOWN),
                arguments(List.of(DISABLED, DISABLED), DISABLED),
                arguments(List.of(NOT_ASKED, NOT_ASKED), NOT_ASKED),
                arguments(List.of(UP, DOWN), DEGRADED),
                arguments(List.of(DOWN, UP), DEGRADED),
                arguments(List.of(DOWN, DEGRADED), DEGRADED),
                arguments(List.of(DOWN, NOT_ASKED), DEGRADED),
                arguments(List.of(UP, DISABLED), DEGRADED),
                arguments(List.of(DOWN, DISABLED), DOWN));
    }

    @ParameterizedTest
    @MethodSource("joined")
    void oneThatWorksIsEnoughToSendAllAreNeededToBeWell(List<Health> parts, Health expected) {
        List<Dispatcher> dispatchers = new ArrayList<>();
        for (Health part : parts) {
            String name = "d" + dispatchers.size();
            dispatchers.add(ScriptedDispatcher.answering(name, ACCEPTED)
                    .with(new DispatcherStatus(name, part, "detail of " + name, List.of())));
        }
        DispatcherStatus status = FailoverDispatcher.of("failover", dispatchers).status();
        assertThat(status.health()).isEqualTo(expected);
        assertThat(status.dispatcher()).isEqualTo("failover");
        assertThat(status.detail()).startsWith("d0: " + parts.get(0) + " (detail of d0)");
    }

    @Test
    void thePortsOfAllAreListed() {
        PortStatus port = new PortStatus("1.01", PortStatus.State.READY, "st 3", 1, 0);
        Dispatcher one =
                ScriptedDispatcher.answering("one", ACCEPTED).with(new DispatcherStatus("one", UP, "", List.of(port)));
        Dispatcher two = ScriptedDispatcher.answering("two", ACCEPTED);
        assertThat(FailoverDispatcher.of("failover", List.of(one, two)).status().ports())
                .containsExactly(port);
    }

    /** Breaks the promise that asking never throws. */
    private static final class Mute implements Dispatcher {

        @Override
        public String name() {
            return "mute";
        }

        @Override
        public SendResult sendSms(PhoneNumber phone, List<SmsMessage> messages) {
            throw new IllegalStateException("mute");
        }

        @Override
        public DispatcherStatus status() {
            throw new IllegalStateException("http://user:password@gateway");
        }
    }

    @Test
    void oneThatThrowsWhenAskedIsDownAndTheOthersAreStillShown() {
        DispatcherStatus status = FailoverDispatcher.of(
                        "failover", List.of(new Mute(), ScriptedDispatcher.answering("two", ACCEPTED)))
                .status();
        assertThat(status.health()).isEqualTo(DEGRADED);
        assertThat(status.detail())
                .contains("mute: DOWN (asking failed: java.lang.IllegalStateException)", "two: NOT_ASKED")
                .doesNotContain("password");
    }
}

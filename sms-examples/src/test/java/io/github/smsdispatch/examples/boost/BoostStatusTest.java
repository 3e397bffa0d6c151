// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.examples.boost;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.smsdispatch.api.Dispatcher;
import io.github.smsdispatch.api.DispatcherStatus;
import io.github.smsdispatch.api.DispatcherStatus.Health;
import io.github.smsdispatch.api.spi.DispatcherContext;
import io.github.smsdispatch.api.spi.DispatcherSettings;
import io.github.smsdispatch.testkit.fault.FaultScript;
import io.github.smsdispatch.testkit.fault.FaultServer;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BoostStatusTest {

    private static DispatcherStatus status(String url) {
        return status(url, "20s");
    }

    private static DispatcherStatus status(String url, String timeout) {
        Map<String, String> settings =
                Map.of("url", url, "username", "a", "password", "b", "sender", "c", "timeout", timeout);
        try (Dispatcher dispatcher =
                new BoostProvider().create(DispatcherSettings.of("boost1", settings), DispatcherContext.standalone())) {
            return dispatcher.status();
        }
    }

    private static DispatcherStatus expected(Health health, String detail) {
        return new DispatcherStatus("boost1", health, detail, List.of());
    }

    @Test
    void aServiceIsUpAndNothingIsSent() throws IOException {
        try (SoapService service = new SoapService()) {
            assertThat(status(service.url()).health()).isEqualTo(Health.UP);
            assertThat(service.calls()).isZero();
        }
    }

    @ParameterizedTest
    @CsvSource({"405, UP", "500, UP", "401, DOWN", "403, DOWN", "502, DOWN", "503, DOWN", "504, DOWN"})
    void anAnswerTellsWhoIsThere(int code, Health health) {
        try (FaultServer server = FaultServer.start(FaultScript.answeringHttpOnce(code, "text/plain", ""))) {
            assertThat(status(server.baseUrl() + "/")).isEqualTo(expected(health, "answers with HTTP " + code));
            assertThat(server.received(0)).asString().startsWith("GET / HTTP/1.1");
        }
    }

    @Test
    void noAnswerIsDown() {
        try (FaultServer server = FaultServer.start(FaultScript.silent())) {
            assertThat(status(server.baseUrl() + "/", "500ms").health()).isEqualTo(Health.DOWN);
            server.refuse();
            assertThat(status(server.baseUrl() + "/"))
                    .isEqualTo(expected(Health.DOWN, "no answer: connection refused, or host unknown"));
        }
    }
}

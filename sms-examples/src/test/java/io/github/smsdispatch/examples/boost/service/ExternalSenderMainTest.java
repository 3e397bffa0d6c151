// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.examples.boost.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.github.smsdispatch.api.Dispatcher;
import io.github.smsdispatch.api.Outcome;
import io.github.smsdispatch.api.PhoneNumber;
import io.github.smsdispatch.api.SmsMessage;
import io.github.smsdispatch.api.spi.DispatcherContext;
import io.github.smsdispatch.api.spi.DispatcherSettings;
import io.github.smsdispatch.examples.boost.BoostProvider;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ExternalSenderMainTest {

    @Test
    void itSaysYesAndShowsNeitherNumberNorText() throws IOException {
        ByteArrayOutputStream log = new ByteArrayOutputStream();
        HttpServer service = ExternalSenderMain.start(0, new PrintStream(log, true, StandardCharsets.UTF_8));
        String url = "http://127.0.0.1:" + service.getAddress().getPort() + "/sender";
        Map<String, String> settings = Map.of("url", url, "username", "a", "password", "b", "sender", "c");
        try (Dispatcher dispatcher =
                new BoostProvider().create(DispatcherSettings.of("boost1", settings), DispatcherContext.standalone())) {
            Outcome outcome = dispatcher
                    .sendSms(PhoneNumber.of("+4712345678"), List.of(SmsMessage.of("hello")))
                    .outcome();

            assertThat(outcome).isInstanceOf(Outcome.Accepted.class);
        } finally {
            service.stop(1);
        }
        assertThat(log.toString(StandardCharsets.UTF_8)).matches("took an SMS, a request of \\d+ bytes\\R");
    }
}

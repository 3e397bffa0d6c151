// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.benchmarks.http;

import io.github.smsdispatch.api.Outcome;
import io.github.smsdispatch.api.PhoneNumber;
import io.github.smsdispatch.api.SmsMessage;
import io.github.smsdispatch.api.spi.DispatcherContext;
import io.github.smsdispatch.api.spi.Secret;
import io.github.smsdispatch.httpget.HttpGetDispatcher;
import io.github.smsdispatch.httpget.HttpGetSettings;
import java.util.List;

/** A dispatcher with the preset of Kannel. */
final class OurSends implements Side, AutoCloseable {

    private final HttpGetDispatcher dispatcher;

    OurSends(String baseUrl, String user, String password, int slots) {
        dispatcher = HttpGetDispatcher.create(
                HttpGetSettings.builder("bench")
                        .preset("kannel")
                        .baseUrl(baseUrl)
                        .login(user, Secret.of(password))
                        .set("inFlight", Integer.toString(slots))
                        .build(),
                DispatcherContext.standalone());
    }

    @Override
    public void send(int number) {
        Outcome outcome = dispatcher
                .sendSms(PhoneNumber.of(TO), List.of(SmsMessage.of(Side.text(number))))
                .outcome();
        if (!(outcome instanceof Outcome.Accepted)) {
            throw new IllegalStateException("not accepted: " + outcome.describe());
        }
    }

    @Override
    public void close() {
        dispatcher.close();
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.httpget;

import io.github.smsdispatch.api.Outcome;
import io.github.smsdispatch.api.PhoneNumber;
import io.github.smsdispatch.api.SmsMessage;
import io.github.smsdispatch.api.spi.DispatcherContext;
import io.github.smsdispatch.api.spi.DispatcherSettings;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** What tests against scripted gateways share. */
final class Peers {

    static final String TEXT = "Dinner at eight?";

    private Peers() {}

    static Map<String, String> with(Map<String, String> settings, String key, String value) {
        Map<String, String> more = new HashMap<>(settings);
        more.put(key, value);
        return more;
    }

    static HttpGetDispatcher dispatcher(Map<String, String> settings) {
        return HttpGetDispatcher.create(
                HttpGetSettings.from(DispatcherSettings.of("gw", settings)), DispatcherContext.standalone());
    }

    static Outcome send(HttpGetDispatcher dispatcher) {
        return send(dispatcher, TEXT);
    }

    static Outcome send(HttpGetDispatcher dispatcher, String text) {
        return dispatcher
                .sendSms(PhoneNumber.of("+4712345678"), List.of(SmsMessage.of(text)))
                .outcome();
    }

    static void await(String what, BooleanSupplier condition) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - end > 0) {
                throw new AssertionError("not within 10 s: " + what);
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
        }
    }
}

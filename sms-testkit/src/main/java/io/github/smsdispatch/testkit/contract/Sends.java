// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.testkit.contract;

import io.github.smsdispatch.api.Dispatcher;
import io.github.smsdispatch.api.Outcome;
import io.github.smsdispatch.api.PhoneNumber;
import io.github.smsdispatch.api.SendResult;
import io.github.smsdispatch.api.Sms;
import io.github.smsdispatch.api.SmsMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Sends what the contract tests send. */
final class Sends {

    static final PhoneNumber RECIPIENT = PhoneNumber.of("+4799912345");

    private final Dispatcher dispatcher;

    Sends(Dispatcher dispatcher) {
        this.dispatcher = dispatcher;
    }

    static SmsMessage message() {
        return SmsMessage.of("Contract test");
    }

    static Sms sms() {
        return Sms.of(RECIPIENT, List.of(message()));
    }

    SendResult one() {
        return dispatcher.sendSms(RECIPIENT, List.of(message()));
    }

    Outcome outcome() {
        return one().outcome();
    }

    List<SendResult> concurrently(int threads, int each) throws Exception {
        ExecutorService callers = Executors.newFixedThreadPool(threads);
        try {
            List<Callable<SendResult>> work = new ArrayList<>();
            for (int i = 0; i < threads * each; i++) {
                work.add(this::one);
            }
            List<SendResult> results = new ArrayList<>();
            for (Future<SendResult> future : callers.invokeAll(work)) {
                results.add(future.get());
            }
            return results;
        } finally {
            callers.shutdownNow();
        }
    }
}

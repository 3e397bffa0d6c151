// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.benchmarks.drain;

import io.github.smsdispatch.api.Capabilities;
import io.github.smsdispatch.api.Dispatcher;
import io.github.smsdispatch.api.Outcome;
import io.github.smsdispatch.api.PhoneNumber;
import io.github.smsdispatch.api.SendResult;
import io.github.smsdispatch.api.Sms;
import io.github.smsdispatch.api.SmsMessage;
import java.util.List;
import java.util.function.Consumer;

/** A transport that takes everything at once, under the id that the queue chose. */
final class NoOpDispatcher implements Dispatcher {

    private final Consumer<Sms> taken;
    private final Capabilities capabilities;

    NoOpDispatcher(int batchSize, int lanes, Consumer<Sms> taken) {
        this.taken = taken;
        capabilities = Capabilities.builder()
                .batchSize(batchSize)
                .inFlight(lanes)
                .sendingIds(Capabilities.SendingIds.CHOSEN_BY_CLIENT)
                .build();
    }

    /** As much at a time as the raw sides take. */
    static NoOpDispatcher usual() {
        return new NoOpDispatcher(QueueSide.BATCH, QueueSide.LANES, sms -> {});
    }

    @Override
    public String name() {
        return "noop";
    }

    @Override
    public Capabilities capabilities() {
        return capabilities;
    }

    @Override
    public SendResult sendSms(PhoneNumber phone, List<SmsMessage> messages) {
        return send(Sms.of(phone, messages));
    }

    @Override
    public SendResult send(Sms sms) {
        taken.accept(sms);
        return SendResult.of(
                name(),
                formatSms(sms.messages()),
                new Outcome.Accepted(sms.sendingId().orElse("1"), 1));
    }
}

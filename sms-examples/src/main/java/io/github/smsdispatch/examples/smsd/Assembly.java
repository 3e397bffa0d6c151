// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.examples.smsd;

import io.github.smsdispatch.api.Dispatcher;
import io.github.smsdispatch.api.Outcome;
import io.github.smsdispatch.api.SmsListener;
import io.github.smsdispatch.api.SmsSender;
import io.github.smsdispatch.api.WorkerSettings;
import io.github.smsdispatch.api.queue.MessageQueue;
import io.github.smsdispatch.api.route.CircuitBreaker;
import io.github.smsdispatch.api.spi.DispatcherContext;
import io.github.smsdispatch.api.text.SmsFormat;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/** A sender made from a configuration, with a circuit breaker around each dispatcher. */
final class Assembly implements AutoCloseable {

    private static final int FAILURES = 5;

    private final List<CircuitBreaker> breakers = new CopyOnWriteArrayList<>();
    private final SmsSender sender;

    private Assembly(SmsSender.Builder builder, SmsdConfig config) {
        config.dispatchers().forEach(maker -> builder.dispatcher(guarded(maker, config.main())));
        sender = builder.format(format(config.main()))
                .worker(WorkerSettings.standard()
                        .withLanes(config.main().lanes())
                        .withDrain(config.main().drain())
                        .withRetry(config.main().schedule()))
                .build();
    }

    /** Without a queue, to send at once. */
    static Assembly of(SmsdConfig config) {
        return new Assembly(SmsSender.builder(), config);
    }

    /** With the queue that it empties when its sender is started. */
    static Assembly of(SmsdConfig config, MessageQueue queue, SmsListener listener) {
        return new Assembly(SmsSender.builder().queue(queue).listener(listener), config);
    }

    private Function<DispatcherContext, Dispatcher> guarded(
            Function<DispatcherContext, Dispatcher> maker, MainSettings main) {
        return context -> {
            CircuitBreaker breaker =
                    CircuitBreaker.of(maker.apply(context), FAILURES, main.coolDown(), Clock.systemUTC());
            breakers.add(breaker);
            return breaker;
        };
    }

    private static SmsFormat format(MainSettings main) {
        return SmsFormat.builder()
                .overflow(main.overflow())
                .numbering(main.numbering())
                .suffix(main.suffix())
                .build();
    }

    SmsSender sender() {
        return sender;
    }

    /** Tells whether nothing will be sent until somebody changes something. */
    boolean needsOperator() {
        return breakers.stream()
                .allMatch(breaker ->
                        breaker.openedBy().map(Outcome.Unavailable::permanent).orElse(false));
    }

    /** Tells whether every dispatcher is left alone for the moment. */
    boolean rests() {
        return breakers.stream().allMatch(breaker -> breaker.openedBy().isPresent());
    }

    @Override
    public void close() {
        sender.close();
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.api;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A dispatcher that does what its script says, the last step for ever, and remembers what it got. */
public final class ScriptedDispatcher implements Dispatcher {

    private final String name;
    private final Deque<Function<Sms, SendResult>> steps = new ArrayDeque<>();
    private final List<Sms> sent = Collections.synchronizedList(new ArrayList<>());
    private final List<Integer> batchSizes = Collections.synchronizedList(new ArrayList<>());
    private final AtomicInteger closed = new AtomicInteger();
    private Capabilities capabilities = Capabilities.basic();
    private @Nullable DispatcherStatus status;
    private @Nullable OutcomeResolver resolver;

    private ScriptedDispatcher(String name) {
        this.name = name;
    }

    public static ScriptedDispatcher answering(String name, Outcome... outcomes) {
        ScriptedDispatcher made = new ScriptedDispatcher(name);
        for (Outcome outcome : outcomes) {
            made.steps.add(sms -> SendResult.of(name, made.formatSms(sms.messages()), outcome));
        }
        return made;
    }

    public static ScriptedDispatcher throwing(String name, RuntimeException thrown) {
        ScriptedDispatcher made = new ScriptedDispatcher(name);
        made.steps.add(sms -> {
            throw thrown;
        });
        return made;
    }

    public static ScriptedDispatcher doing(String name, Function<Sms, SendResult> step) {
        ScriptedDispatcher made = new ScriptedDispatcher(name);
        made.steps.add(step);
        return made;
    }

    public ScriptedDispatcher with(Capabilities can) {
        capabilities = can;
        return this;
    }

    public ScriptedDispatcher with(DispatcherStatus is) {
        status = is;
        return this;
    }

    public ScriptedDispatcher with(OutcomeResolver asked) {
        resolver = asked;
        return this;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public SendResult sendSms(PhoneNumber phone, List<SmsMessage> messages) {
        return send(Sms.of(phone, messages));
    }

    @Override
    public SendResult send(Sms sms) {
        sent.add(sms);
        Function<Sms, SendResult> step = steps.size() > 1 ? steps.remove() : steps.element();
        return step.apply(sms);
    }

    @Override
    public List<SendResult> sendBatch(List<Sms> batch) {
        batchSizes.add(batch.size());
        return Dispatcher.super.sendBatch(batch);
    }

    @Override
    public Capabilities capabilities() {
        return capabilities;
    }

    @Override
    public DispatcherStatus status() {
        return status == null ? Dispatcher.super.status() : status;
    }

    @Override
    public Optional<OutcomeResolver> resolver() {
        return Optional.ofNullable(resolver);
    }

    @Override
    public void close() {
        closed.incrementAndGet();
    }

    public List<Sms> sent() {
        return List.copyOf(sent);
    }

    public List<Integer> batchSizes() {
        return List.copyOf(batchSizes);
    }

    public int closed() {
        return closed.get();
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.testkit.contract;

import io.github.smsdispatch.api.Dispatcher;
import io.github.smsdispatch.testkit.fault.FaultScript;
import io.github.smsdispatch.testkit.fault.FaultScript.End;
import io.github.smsdispatch.testkit.fault.FaultServer;
import io.github.smsdispatch.testkit.fault.RequestEnd;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.function.Supplier;

/** A {@link WireDispatcher}, or one that breaks a rule, with a {@link FaultServer} behind it. */
final class WireFixture implements DispatcherFixture, GatewayFixture {

    final List<String> log = new ArrayList<>();
    private final FaultServer server = FaultServer.start(answer("OK 1\n"), RequestEnd.line());
    private final Dispatcher dispatcher;

    WireFixture(IntFunction<Dispatcher> dispatcher) {
        this.dispatcher = dispatcher.apply(server.port());
    }

    private static FaultScript answer(String line) {
        return FaultScript.answering(line).then(End.CLOSE);
    }

    @Override
    public Dispatcher dispatcher() {
        return dispatcher;
    }

    @Override
    public GatewayFixture gateway() {
        return this;
    }

    @Override
    public Duration timeBudget() {
        return WireDispatcher.BUDGET;
    }

    @Override
    public Set<String> secrets() {
        return Set.of(WireDispatcher.PASSWORD);
    }

    @Override
    public Optional<Supplier<List<String>>> logs() {
        return Optional.of(() -> log);
    }

    @Override
    public Set<Situation> offers() {
        return EnumSet.allOf(Situation.class);
    }

    @Override
    public void arrange(Situation situation) {
        if (situation == Situation.REFUSING_CONNECTIONS) {
            server.refuse();
            return;
        }
        server.listen();
        server.otherwise(
                switch (situation) {
                    case REJECTING_MESSAGE -> answer("NO 42\n");
                    case REFUSING_LOGIN -> answer("LOGIN\n");
                    case SILENT_AFTER_REQUEST -> FaultScript.silent();
                    case RESETTING_AFTER_REQUEST -> FaultScript.resettingAfterRequest();
                    case ANSWERING_GARBAGE -> FaultScript.garbage();
                    default -> answer("OK 1\n");
                });
    }

    @Override
    public OptionalInt requestsSeen() {
        return OptionalInt.of(server.requests());
    }

    @Override
    public boolean awaitRequest(Duration atMost) throws InterruptedException {
        return server.awaitRequests(1, atMost);
    }

    @Override
    public void close() {
        dispatcher.close();
        server.close();
    }
}

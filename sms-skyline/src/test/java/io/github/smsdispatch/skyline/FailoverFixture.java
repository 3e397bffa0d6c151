// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.skyline;

import io.github.smsdispatch.api.Dispatcher;
import io.github.smsdispatch.api.route.CircuitBreaker;
import io.github.smsdispatch.api.route.FailoverDispatcher;
import io.github.smsdispatch.api.spi.DispatcherContext;
import io.github.smsdispatch.api.spi.Secret;
import io.github.smsdispatch.testkit.contract.DispatcherFixture;
import io.github.smsdispatch.testkit.contract.GatewayFixture;
import io.github.smsdispatch.testkit.contract.Situation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Supplier;

/** A failover dispatcher whose last gateway is the peer; gateways that refuse every connection may stand before it. */
final class FailoverFixture implements DispatcherFixture, GatewayFixture {

    private final SkylineFixture last = new SkylineFixture();
    private final List<GatewayPeer> dead = new ArrayList<>();
    private final Dispatcher dispatcher;

    FailoverFixture(int deadBefore) {
        List<Dispatcher> all = new ArrayList<>();
        for (int i = 0; i < deadBefore; i++) {
            GatewayPeer peer = new GatewayPeer();
            peer.refuse();
            dead.add(peer);
            all.add(toDead("dead" + i, peer));
        }
        all.add(last.dispatcher());
        dispatcher = FailoverDispatcher.of("failover", all);
    }

    private FailoverFixture() {
        dispatcher = CircuitBreaker.of(last.dispatcher(), 5, Duration.ofMillis(1), new HurryingClock());
    }

    /** The peer alone, behind a circuit breaker that lets the next situation through at once. */
    static FailoverFixture guarded() {
        return new FailoverFixture();
    }

    private static Dispatcher toDead(String name, GatewayPeer peer) {
        return SkylineDispatcher.create(
                SkylineSettings.builder(name)
                        .baseUrl(peer.url())
                        .login("operator", Secret.of("0ther-pass"))
                        .portChoice(SkylineSettings.PortChoice.DEVICE)
                        .timeout(SkylineFixture.BUDGET)
                        .build(),
                DispatcherContext.standalone());
    }

    @Override
    public Dispatcher dispatcher() {
        return dispatcher;
    }

    @Override
    public GatewayFixture gateway() {
        return this;
    }

    /** Each dispatcher has its own budget, and the composite's is their sum. */
    @Override
    public Duration timeBudget() {
        return SkylineFixture.BUDGET.multipliedBy(dead.size() + 1L);
    }

    @Override
    public Set<String> secrets() {
        return Set.of("s3cr3t-pass", "k3y-of-proxy", "0ther-pass");
    }

    @Override
    public Optional<Supplier<List<String>>> logs() {
        return last.logs();
    }

    @Override
    public boolean isDispatcherThread(Thread thread) {
        return last.isDispatcherThread(thread);
    }

    /** A refused login is for an operator only if no other gateway may come back by itself. */
    @Override
    public Set<Situation> offers() {
        return dead.isEmpty() ? last.offers() : EnumSet.complementOf(EnumSet.of(Situation.REFUSING_LOGIN));
    }

    @Override
    public void arrange(Situation situation) {
        last.arrange(situation);
    }

    @Override
    public OptionalInt requestsSeen() {
        return last.requestsSeen();
    }

    @Override
    public boolean awaitRequest(Duration atMost) throws InterruptedException {
        return last.awaitRequest(atMost);
    }

    @Override
    public void close() {
        dispatcher.close();
        last.close();
        dead.forEach(GatewayPeer::close);
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.skyline;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.github.smsdispatch.api.Dispatcher;
import io.github.smsdispatch.api.spi.DispatcherContext;
import io.github.smsdispatch.api.spi.Secret;
import io.github.smsdispatch.testkit.contract.DispatcherFixture;
import io.github.smsdispatch.testkit.contract.GatewayFixture;
import io.github.smsdispatch.testkit.contract.Situation;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Supplier;
import mockwebserver3.MockResponse;
import mockwebserver3.SocketEffect;
import org.slf4j.LoggerFactory;

/** A skyline dispatcher before a {@link GatewayPeer}; the device chooses the port, so that a send is one request. */
final class SkylineFixture implements DispatcherFixture, GatewayFixture {

    static final Duration BUDGET = Duration.ofMillis(800);

    private final GatewayPeer peer = new GatewayPeer();
    private final ListAppender<ILoggingEvent> logs = new ListAppender<>();
    private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private final SkylineDispatcher dispatcher = SkylineDispatcher.create(
            SkylineSettings.builder("skyline1")
                    .baseUrl(peer.url())
                    .login("operator", Secret.of("s3cr3t-pass"))
                    .header("X-API-KEY", Secret.of("k3y-of-proxy"))
                    .portChoice(SkylineSettings.PortChoice.DEVICE)
                    .timeout(BUDGET)
                    .build(),
            DispatcherContext.standalone());

    SkylineFixture() {
        root.setLevel(Level.TRACE);
        logs.start();
        root.addAppender(logs);
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
        return BUDGET;
    }

    @Override
    public Set<String> secrets() {
        return Set.of("s3cr3t-pass", "k3y-of-proxy");
    }

    @Override
    public Optional<Supplier<List<String>>> logs() {
        // MockWebServer and the HTTP client log through java.util.logging; what is ours goes through SLF4J.
        return Optional.of(() -> logs.list.stream()
                .map(event -> event.getLevel() + " " + event.getFormattedMessage())
                .toList());
    }

    @Override
    public boolean isDispatcherThread(Thread thread) {
        return thread.getName().startsWith("skyline-");
    }

    @Override
    public Set<Situation> offers() {
        return EnumSet.allOf(Situation.class);
    }

    @Override
    public void arrange(Situation situation) {
        if (situation == Situation.REFUSING_CONNECTIONS) {
            peer.refuse();
            return;
        }
        peer.listen();
        peer.page("post_sms", request -> switch (situation) {
            case ACCEPTING, REFUSING_CONNECTIONS -> GatewayPeer.takeAll(request);
            case REJECTING_MESSAGE -> GatewayPeer.answerAll(request, "8 SMS expected");
            case REFUSING_LOGIN -> GatewayPeer.json("{\"code\":1,\"reason\":\"invalid username or password!\"}");
            case SILENT_AFTER_REQUEST -> broken(SocketEffect.Stall.INSTANCE);
            case RESETTING_AFTER_REQUEST -> broken(new SocketEffect.CloseSocket());
            case ANSWERING_GARBAGE -> GatewayPeer.response(200, "text/html", "<html>Login</html>");
        });
    }

    private static MockResponse broken(SocketEffect effect) {
        return new MockResponse.Builder().onResponseStart(effect).build();
    }

    @Override
    public OptionalInt requestsSeen() {
        return OptionalInt.of(peer.posts().size());
    }

    @Override
    public boolean awaitRequest(Duration atMost) throws InterruptedException {
        return peer.awaitPost(atMost.toMillis());
    }

    @Override
    public void close() {
        root.detachAppender(logs);
        dispatcher.close();
        peer.close();
    }
}

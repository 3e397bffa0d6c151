// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.httpget;

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
import io.github.smsdispatch.testkit.fault.FaultScript;
import io.github.smsdispatch.testkit.fault.FaultServer;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Supplier;
import org.slf4j.LoggerFactory;

/** A dispatcher with the preset of Kannel before a server that fails at chosen bytes, and repeats what it was asked. */
final class HttpGetFixture implements DispatcherFixture, GatewayFixture {

    static final String PASSWORD = "s3cr3t&pass/wörd";

    private static final Duration BUDGET = Duration.ofMillis(800);
    private static final String LEAK =
            "password s3cr3t%26pass%2Fw%C3%B6rd (s3cr3t&pass/wörd), key k3y-of-proxy, to +4799912345 at r3port-path";

    private final FaultServer peer =
            FaultServer.start(FaultScript.answeringHttp(202, "text/plain", "0: Accepted for delivery"));
    private final ListAppender<ILoggingEvent> logs = new ListAppender<>();
    private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private final HttpGetDispatcher dispatcher = HttpGetDispatcher.create(
            HttpGetSettings.builder("kannel1")
                    .preset("kannel")
                    .baseUrl(peer.baseUrl().toString())
                    .login("sdk", Secret.of(PASSWORD))
                    .secret("reportUrl", Secret.of("https://app.example/sms/r3port-path"))
                    .set("header.X-API-KEY", "k3y-of-proxy")
                    .set("timeout", BUDGET.toMillis() + "ms")
                    .build(),
            DispatcherContext.standalone());

    HttpGetFixture() {
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
        return Set.of(PASSWORD, "s3cr3t%26pass%2Fw%C3%B6rd", "k3y-of-proxy", "r3port-path");
    }

    @Override
    public Optional<Supplier<List<String>>> logs() {
        return Optional.of(() -> logs.list.stream()
                .map(event -> event.getLevel() + " " + event.getFormattedMessage())
                .toList());
    }

    @Override
    public boolean isDispatcherThread(Thread thread) {
        return thread.getName().startsWith("httpget-");
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
        // Connections that are kept play their script on: each situation begins with new ones.
        peer.otherwise(script(situation).then(end(situation)));
        peer.listen();
    }

    private static FaultScript script(Situation situation) {
        return switch (situation) {
            case ACCEPTING, REFUSING_CONNECTIONS ->
                FaultScript.answeringHttp(202, "text/plain", "0: Accepted for delivery");
            case REJECTING_MESSAGE -> FaultScript.answeringHttp(400, "text/plain", "number is in black list; " + LEAK);
            case REFUSING_LOGIN ->
                FaultScript.answeringHttp(403, "text/plain", "Authorization failed for sendsms; " + LEAK);
            case SILENT_AFTER_REQUEST -> FaultScript.silent();
            case RESETTING_AFTER_REQUEST -> FaultScript.resettingAfterRequest();
            case ANSWERING_GARBAGE -> FaultScript.answeringHttp(200, "text/html", "<html>" + LEAK + "</html>");
        };
    }

    private static FaultScript.End end(Situation situation) {
        return switch (situation) {
            case SILENT_AFTER_REQUEST -> FaultScript.End.STALL;
            case RESETTING_AFTER_REQUEST -> FaultScript.End.RESET;
            default -> FaultScript.End.CLOSE;
        };
    }

    @Override
    public OptionalInt requestsSeen() {
        return OptionalInt.of(peer.requests());
    }

    @Override
    public boolean awaitRequest(Duration atMost) throws InterruptedException {
        return peer.awaitRequests(1, atMost);
    }

    @Override
    public void close() {
        root.detachAppender(logs);
        dispatcher.close();
        peer.close();
    }
}

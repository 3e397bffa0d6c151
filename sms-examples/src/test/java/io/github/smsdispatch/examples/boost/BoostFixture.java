// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.examples.boost;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.github.smsdispatch.api.Dispatcher;
import io.github.smsdispatch.api.spi.DispatcherContext;
import io.github.smsdispatch.api.spi.DispatcherSettings;
import io.github.smsdispatch.testkit.contract.DispatcherFixture;
import io.github.smsdispatch.testkit.contract.GatewayFixture;
import io.github.smsdispatch.testkit.contract.Situation;
import io.github.smsdispatch.testkit.fault.FaultScript;
import io.github.smsdispatch.testkit.fault.FaultServer;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Supplier;
import org.slf4j.LoggerFactory;

/** The dispatcher before a server that can fail in every way. */
final class BoostFixture implements DispatcherFixture, GatewayFixture {

    private static final String PASSWORD = "s3cr3t-pass";

    private final FaultServer server = FaultServer.start(FaultScript.silent());
    private final Dispatcher dispatcher = new BoostProvider()
            .create(
                    DispatcherSettings.of(
                            "boost1",
                            Map.of(
                                    "url", server.baseUrl() + "/sender",
                                    "username", "alerts",
                                    "password", PASSWORD,
                                    "sender", "NOC",
                                    "timeout", "2s")),
                    DispatcherContext.standalone());
    private final ListAppender<ILoggingEvent> logs = new ListAppender<>();
    private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private final Level before = root.getLevel();

    BoostFixture() {
        root.setLevel(Level.TRACE);
        logs.start();
        root.addAppender(logs);
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
                    case ACCEPTING, REFUSING_CONNECTIONS -> answering(200, SoapText.returning("true"));
                    case REJECTING_MESSAGE ->
                        answering(500, SoapText.fault("soap:Client", "+4799912345 is no phone for s3cr3t-pass"));
                    case REFUSING_LOGIN ->
                        answering(500, SoapText.fault("soap:Client.Authentication", "not s3cr3t-pass"));
                    case SILENT_AFTER_REQUEST -> FaultScript.silent();
                    case RESETTING_AFTER_REQUEST -> FaultScript.resettingAfterRequest();
                    case ANSWERING_GARBAGE -> FaultScript.garbage();
                });
    }

    private static FaultScript answering(int status, String body) {
        return FaultScript.answeringHttpOnce(status, "text/xml; charset=utf-8", body);
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
        return Duration.ofSeconds(2);
    }

    @Override
    public Set<String> secrets() {
        return Set.of(PASSWORD);
    }

    @Override
    public Optional<Supplier<List<String>>> logs() {
        return Optional.of(
                () -> logs.list.stream().map(ILoggingEvent::getFormattedMessage).toList());
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
        root.detachAppender(logs);
        root.setLevel(before);
        dispatcher.close();
        server.close();
    }
}

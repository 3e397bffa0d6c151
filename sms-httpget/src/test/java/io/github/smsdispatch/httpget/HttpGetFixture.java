// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.httpget;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.github.smsdispatch.api.DeliveryReport;
import io.github.smsdispatch.api.Dispatcher;
import io.github.smsdispatch.api.spi.DispatcherContext;
import io.github.smsdispatch.api.spi.Secret;
import io.github.smsdispatch.api.webhook.WebhookRequest;
import io.github.smsdispatch.testkit.contract.DispatcherFixture;
import io.github.smsdispatch.testkit.contract.GatewayFixture;
import io.github.smsdispatch.testkit.contract.Situation;
import io.github.smsdispatch.testkit.fault.FaultScript;
import io.github.smsdispatch.testkit.fault.FaultServer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import okhttp3.HttpUrl;
import org.slf4j.LoggerFactory;

/** A dispatcher with the preset of Kannel before a server that fails at chosen bytes, and repeats what it was asked. */
final class HttpGetFixture implements DispatcherFixture, GatewayFixture {

    static final String PASSWORD = "s3cr3t&pass/wörd";

    private static final Duration BUDGET = Duration.ofMillis(800);
    private static final String LEAK =
            "password s3cr3t%26pass%2Fw%C3%B6rd (s3cr3t&pass/wörd), key k3y-of-proxy, to +4799912345 at r3port-path";

    private final FaultServer peer = FaultServer.start(script(Situation.ACCEPTING));
    private final ListAppender<ILoggingEvent> logs = new ListAppender<>();
    private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private final List<DeliveryReport> reports = new CopyOnWriteArrayList<>();
    private final HttpGetDispatcher dispatcher = HttpGetDispatcher.create(
            HttpGetSettings.builder("kannel1")
                    .preset("kannel")
                    .baseUrl(peer.baseUrl().toString())
                    .login("sdk", Secret.of(PASSWORD))
                    .secret("reportUrl", Secret.of("https://app.example/sms/r3port-path"))
                    .set("header.X-API-KEY", "k3y-of-proxy")
                    .set("timeout", BUDGET.toMillis() + "ms")
                    .build(),
            DispatcherContext.builder().reports(reports::add).build());
    private final HttpGetWebhook webhook =
            dispatcher.webhook(Secret.of("r3port-path")).path("/sms").build();

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
    public Optional<Supplier<List<DeliveryReport>>> reports() {
        return Optional.of(() -> {
            callBack();
            return List.copyOf(reports);
        });
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
            case ACCEPTING, REFUSING_CONNECTIONS -> http(202, "text/plain", "0: Accepted for delivery");
            case REJECTING_MESSAGE -> http(400, "text/plain", "number is in black list; " + LEAK);
            case REFUSING_LOGIN -> http(403, "text/plain", "Authorization failed for sendsms; " + LEAK);
            case SILENT_AFTER_REQUEST -> FaultScript.silent();
            case RESETTING_AFTER_REQUEST -> FaultScript.resettingAfterRequest();
            case ANSWERING_GARBAGE -> http(200, "text/html", "<html>" + LEAK + "</html>");
        };
    }

    /** Says that it closes: a close without a word may meet the next request, whose outcome then is unknown. */
    private static FaultScript http(int status, String type, String body) {
        int length = body.getBytes(StandardCharsets.UTF_8).length;
        String head = "HTTP/1.1 " + status + " Status\r\nContent-Type: " + type + "\r\nContent-Length: " + length
                + "\r\nConnection: close\r\n\r\n";
        byte[] utf8 = (head + body).getBytes(StandardCharsets.UTF_8);
        return FaultScript.answering(new String(utf8, StandardCharsets.ISO_8859_1));
    }

    /** Calls the webhook as Kannel does: the URL of the last request, with the status in place of %d. */
    private void callBack() {
        String request = new String(peer.received(peer.connections() - 1), StandardCharsets.US_ASCII);
        String url = HttpUrl.get(peer.baseUrl() + request.split(" ", 3)[1]).queryParameter("dlr-url");
        String target = url.replace("%d", "1").replace("%A", "").substring("https://app.example".length());
        assertThat(webhook.handle(WebhookRequest.of("GET", target, new byte[0])).status())
                .isEqualTo(200);
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

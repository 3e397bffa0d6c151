// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.mail;

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

/** A mail dispatcher before an {@link SmtpPeer}; a request is the content of a mail. */
final class MailFixture implements DispatcherFixture, GatewayFixture {

    static final Duration BUDGET = Duration.ofMillis(800);

    private final SmtpPeer peer = new SmtpPeer();
    private final Logs logs = new Logs();
    private final MailDispatcher dispatcher = MailDispatcher.create(
            MailSettings.builder("mail1")
                    .host("127.0.0.1")
                    .port(peer.port())
                    .login("alerts", Secret.of("s3cr3t-pass"))
                    .from("alerts@example.com")
                    .to("{phone}@sms.example.com")
                    .header("X-Gateway-Key", Secret.of("k3y-of-gateway"))
                    .timeout(BUDGET)
                    .build(),
            DispatcherContext.standalone());

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
        // The second one is the login as it stands in AUTH PLAIN.
        return Set.of("s3cr3t-pass", "AGFsZXJ0cwBzM2NyM3QtcGFzcw", "k3y-of-gateway");
    }

    @Override
    public Optional<Supplier<List<String>>> logs() {
        return Optional.of(logs::lines);
    }

    @Override
    public boolean isDispatcherThread(Thread thread) {
        return thread.getName().startsWith("mail-");
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
        peer.cutConnections();
        peer.answer("EHLO", "250-mx.test\r\n250-AUTH PLAIN\r\n250 8BITMIME");
        peer.answer("AUTH", "235 2.7.0 Ok");
        peer.answer("DOT", "250 2.0.0 Ok: queued as 4XyZ" + System.nanoTime());
        switch (situation) {
            case ACCEPTING, REFUSING_CONNECTIONS -> peer.answer("DOT", "250 OK");
            case REJECTING_MESSAGE -> peer.answer("DOT", "554 5.6.0 <+4799912345@sms.example.com> not this one");
            case REFUSING_LOGIN -> peer.answer("AUTH", "535 5.7.8 no: AGFsZXJ0cwBzM2NyM3QtcGFzcw==");
            case SILENT_AFTER_REQUEST -> peer.fail("DOT", SmtpPeer.Fault.STALL);
            case RESETTING_AFTER_REQUEST -> peer.fail("DOT", SmtpPeer.Fault.RESET);
            case ANSWERING_GARBAGE -> peer.answer("DOT", "HTTP/1.1 200 OK");
        }
    }

    @Override
    public OptionalInt requestsSeen() {
        return OptionalInt.of(peer.mails.size());
    }

    @Override
    public boolean awaitRequest(Duration atMost) throws InterruptedException {
        return peer.awaitMail(atMost);
    }

    @Override
    public void close() {
        dispatcher.close();
        peer.close();
        logs.close();
    }
}

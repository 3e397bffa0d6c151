// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.mail;

import io.github.smsdispatch.api.spi.Secret;
import io.github.smsdispatch.mail.Ending.Failed;
import io.github.smsdispatch.mail.Ending.Kind;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.URLName;
import jakarta.mail.internet.InternetAddress;
import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Clock;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** An open session: greeted, encrypted and logged in as the settings want it. Used by one thread. */
final class SmtpConnection {

    private final MailSettings settings;
    private final Session session;
    private final Wire wire;
    private final TracedTransport transport;

    private SmtpConnection(MailSettings settings, Session session, Wire wire, TracedTransport transport) {
        this.settings = settings;
        this.session = session;
        this.wire = wire;
        this.transport = transport;
    }

    /** Opens a session for the job; its first mail counts as being on its way. */
    static SmtpConnection open(MailSettings settings, Job job, Progress progress) throws EndedException {
        Connector connector = new Connector(settings);
        @Nullable Wire wire = null;
        @Nullable TracedTransport transport = null;
        boolean open = false;
        try {
            progress.enter(Stage.CONNECT);
            wire = connector.connect(job);
            Socket socket = connector.secured(wire);
            Session session = Session.getInstance(properties(settings));
            transport = new TracedTransport(session, url(settings), wire, socket != wire, progress);
            transport.setLocalHost(ehloName(settings, wire));
            progress.enter(Stage.GREETING);
            transport.connect(socket);
            checkOffers(settings, transport);
            open = true;
            return new SmtpConnection(settings, session, wire, transport);
        } catch (IOException e) {
            throw new EndedException(progress.givenUp().orElseGet(() -> Failures.of(e)));
        } catch (MessagingException e) {
            throw new EndedException(whyNot(settings, transport, progress, e));
        } finally {
            if (!open && wire != null) {
                wire.abort();
            }
        }
    }

    Wire wire() {
        return wire;
    }

    Ending send(Mail mail, Progress progress, Clock clock) {
        try {
            progress.enter(Stage.MAIL);
            Body body = Body.of(mail.body(), settings.values().encoding, transport.offers("8BITMIME"));
            Letter letter = new Letter(session, mail, settings, body, clock.instant());
            return transport.send(letter, body.isEightBit(), new InternetAddress(mail.address()), progress);
        } catch (MessagingException e) {
            return progress.givenUp().orElse(new Failed(Kind.UNREADABLE, "the mail can't be written"));
        }
    }

    Ending ask(Progress progress) {
        return transport.ask(progress);
    }

    boolean isOpen() {
        return !wire.isClosed();
    }

    /** Says goodbye, without waiting for an answer. */
    void quit() {
        try {
            transport.close();
        } catch (MessagingException e) {
            wire.abort();
        }
        wire.abort();
    }

    private static void checkOffers(MailSettings settings, TracedTransport transport) throws EndedException {
        // The library goes on without a login when the server offers none.
        if (settings.values().password != null && !transport.offers("AUTH") && !transport.offers("AUTH=LOGIN")) {
            throw new EndedException(new Failed(Kind.NOT_OFFERED, "the server offers no login"));
        }
    }

    private static Ending whyNot(
            MailSettings settings, @Nullable TracedTransport transport, Progress progress, MessagingException e) {
        if (transport == null || progress.givenUp().isPresent()) {
            return progress.givenUp().orElseGet(() -> Failures.of(e));
        }
        boolean greeted = progress.stage() == Stage.EHLO
                && e.getNextException() == null
                && transport.ending(null) instanceof Ending.Answered answered
                && answered.reply().kind() == 2;
        if (!greeted) {
            return transport.ending(e);
        }
        boolean wantsTls = settings.security() == MailSettings.Security.STARTTLS && !transport.offers("STARTTLS");
        return new Failed(
                Kind.NOT_OFFERED,
                wantsTls ? "the server offers no STARTTLS" : "the server offers none of the ways to log in");
    }

    private static URLName url(MailSettings settings) {
        Secret password = settings.values().password;
        return new URLName(
                "smtp",
                settings.values().host,
                settings.port(),
                null,
                password == null ? null : settings.values().username,
                password == null ? null : password.reveal());
    }

    private static Properties properties(MailSettings settings) {
        Properties properties = new Properties();
        boolean startTls = settings.security() == MailSettings.Security.STARTTLS;
        properties.setProperty("mail.smtp.starttls.enable", Boolean.toString(startTls));
        properties.setProperty("mail.smtp.starttls.required", Boolean.toString(startTls));
        properties.setProperty("mail.smtp.ssl.checkserveridentity", "true");
        properties.put("mail.smtp.ssl.socketFactory", Connector.tls(settings));
        properties.setProperty("mail.smtp.auth", Boolean.toString(settings.values().password != null));
        properties.setProperty("mail.smtp.auth.mechanisms", String.join(" ", settings.values().mechanisms));
        properties.setProperty("mail.smtp.quitwait", "false");
        return properties;
    }

    private static String ehloName(MailSettings settings, Wire wire) {
        String name = settings.values().ehloName;
        InetAddress own = wire.getLocalAddress();
        String address = own.getHostAddress().replaceAll("%.*", "");
        return name.isEmpty() ? "[" + (own instanceof Inet6Address ? "IPv6:" : "") + address + "]" : name;
    }
}

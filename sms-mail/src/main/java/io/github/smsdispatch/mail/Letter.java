// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.mail;

import io.github.smsdispatch.api.spi.Secret;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeUtility;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import org.eclipse.angus.mail.smtp.SMTPMessage;

/**
 * A mail as it is written. Headers and encoded body are set here one by one, so that the library asks neither for the
 * local host's name nor for content handlers, which it looks up by the thread's class loader.
 */
final class Letter extends SMTPMessage {

    private final String id;

    Letter(Session session, Mail mail, MailSettings settings, Body body, Instant now) throws MessagingException {
        super(session);
        id = mail.id();
        MailSettings.Builder values = settings.values();
        setHeader("From", values.from);
        setHeader("To", mail.address());
        if (!values.replyTo.isEmpty()) {
            setHeader("Reply-To", values.replyTo);
        }
        setHeader("Subject", subject(mail.subject()));
        setSentDate(Date.from(now));
        setHeader("Message-ID", "<" + mail.id() + "@" + Address.domain(values.from) + ">");
        setHeader("MIME-Version", "1.0");
        setHeader("Content-Type", "text/plain; charset=" + body.charset());
        setHeader("Content-Transfer-Encoding", body.transferEncoding());
        for (Map.Entry<String, Secret> header : values.headers.entrySet()) {
            setHeader(header.getKey(), header.getValue().reveal());
        }
        setEnvelopeFrom(values.envelopeFrom.isEmpty() ? values.from : values.envelopeFrom);
        ask(values.notify);
        content = body.octets();
        modified = false;
        saved = true;
    }

    /** Names it to the mail system, which repeats that in notifications (RFC 3461 section 4.4). */
    String envelopeId() {
        return id;
    }

    private void ask(MailSettings.Notify when) {
        int options = switch (when) {
            case SERVER_DEFAULT -> 0;
            case NEVER -> NOTIFY_NEVER;
            case FAILURE -> NOTIFY_FAILURE | NOTIFY_DELAY;
            case ALWAYS -> NOTIFY_SUCCESS | NOTIFY_FAILURE | NOTIFY_DELAY;
        };
        if (options != 0) {
            setNotifyOptions(options);
            setReturnOption(RETURN_HDRS);
        }
    }

    private static String subject(String words) {
        try {
            String encoded = MimeUtility.encodeText(words, StandardCharsets.UTF_8.name(), null);
            return MimeUtility.fold("Subject: ".length(), encoded);
        } catch (IOException e) {
            throw new UncheckedIOException("every Java has UTF-8", e);
        }
    }
}

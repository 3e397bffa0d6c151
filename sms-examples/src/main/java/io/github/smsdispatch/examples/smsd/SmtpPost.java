// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.examples.smsd;

import io.github.smsdispatch.api.spi.Secret;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.util.Date;
import java.util.Properties;

/** Mails by SMTP, a connection each. */
final class SmtpPost implements MailPost {

    private static final String TIMEOUT = "10000";

    private final MailSettings settings;
    private final String protocol;
    private final Session session;

    SmtpPost(MailSettings settings) {
        this.settings = settings;
        boolean smtps = settings.security() == MailSettings.Security.SMTPS;
        protocol = smtps ? "smtps" : "smtp";
        Properties mail = new Properties();
        String prefix = "mail." + protocol + ".";
        mail.setProperty(prefix + "connectiontimeout", TIMEOUT);
        mail.setProperty(prefix + "timeout", TIMEOUT);
        mail.setProperty(prefix + "writetimeout", TIMEOUT);
        mail.setProperty(prefix + "ssl.checkserveridentity", "true");
        mail.setProperty(prefix + "starttls.enable", Boolean.toString(!smtps));
        mail.setProperty(
                prefix + "starttls.required", Boolean.toString(settings.security() == MailSettings.Security.STARTTLS));
        mail.setProperty(prefix + "auth", Boolean.toString(settings.user().isPresent()));
        session = Session.getInstance(mail);
    }

    @Override
    public void mail(String subject, String body) throws NotMailed {
        try (Transport transport = session.getTransport(protocol)) {
            MimeMessage message = new MimeMessage(session);
            message.setFrom(new InternetAddress(settings.from(), true));
            message.setRecipients(
                    Message.RecipientType.TO,
                    InternetAddress.parse(settings.to().orElseThrow(), true));
            message.setSubject(subject, "UTF-8");
            message.setText(body, "UTF-8");
            message.setSentDate(new Date());
            message.saveChanges();
            transport.connect(
                    settings.host(),
                    settings.port(),
                    settings.user().orElse(null),
                    settings.password().map(Secret::reveal).orElse(null));
            transport.sendMessage(message, message.getAllRecipients());
        } catch (MessagingException e) {
            // The class alone: what a server says may repeat what was sent to it.
            throw new NotMailed(e.getClass().getSimpleName() + " at " + settings.host() + ":" + settings.port());
        }
    }
}

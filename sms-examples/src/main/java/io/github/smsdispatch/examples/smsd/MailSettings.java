// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.examples.smsd;

import ch.qos.logback.classic.Level;
import io.github.smsdispatch.api.spi.DispatcherSettings;
import io.github.smsdispatch.api.spi.Secret;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * Who is told by mail when something goes wrong.
 *
 * @param to recipients, separated by commas; empty: nobody
 * @param from the sender's address
 * @param host the mail server
 * @param port its port
 * @param security how the connection is protected
 * @param user who logs in there; empty: nobody does
 * @param password with what
 * @param level what is worth a mail
 * @param every shortest time between two mails
 */
record MailSettings(
        Optional<String> to,
        String from,
        String host,
        int port,
        Security security,
        Optional<String> user,
        Optional<Secret> password,
        Level level,
        Duration every) {

    /** How a connection to the mail server is protected. */
    enum Security {
        /** TLS if the server offers it. */
        OPPORTUNISTIC,
        /** TLS after STARTTLS, or no mail. */
        STARTTLS,
        /** TLS from the first byte. */
        SMTPS
    }

    /** Reads NAV's keys of section main, whose defaults stand in nav.conf, and ours. */
    static MailSettings read(DispatcherSettings main, Map<String, String> nav) {
        Security security = main.choice("mailsecurity", Security.OPPORTUNISTIC);
        Optional<String> to = main.text("mailaddr");
        String from = main.text("fromaddr").orElse(nav.getOrDefault("DEFAULT_FROM_EMAIL", "smsd@localhost"));
        return new MailSettings(
                to.isPresent() ? to : Optional.ofNullable(nav.get("ADMIN_MAIL")),
                from,
                main.text("mailserver").orElse("localhost"),
                main.integer("mailport", security == Security.SMTPS ? 465 : 25, 1, 65_535),
                security,
                main.text("mailuser"),
                main.secret("mailpassword"),
                LogSettings.level(main, "mailwarnlevel", Level.ERROR),
                MainSettings.seconds(main, "mailevery", 300, 1));
    }
}

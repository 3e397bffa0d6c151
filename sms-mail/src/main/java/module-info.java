// SPDX-License-Identifier: Apache-2.0

/**
 * Dispatcher for gateways that take an SMS as an e-mail, over SMTP. Neither Jakarta Mail nor Angus stands in its public
 * signatures.
 */
module io.github.smsdispatch.mail {
    requires transitive io.github.smsdispatch.api;
    requires static org.jspecify;
    requires jakarta.mail;
    requires java.logging;
    requires org.eclipse.angus.mail;
    requires org.slf4j;

    exports io.github.smsdispatch.mail;

    provides io.github.smsdispatch.api.spi.DispatcherProvider with
            io.github.smsdispatch.mail.MailProvider;
}

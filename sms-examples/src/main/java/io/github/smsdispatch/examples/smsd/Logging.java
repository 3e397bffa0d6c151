// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.examples.smsd;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.JsonEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.ConsoleAppender;
import java.time.Duration;
import org.slf4j.LoggerFactory;

/** The log of a daemon, from its settings: level, format, mails. Closing it sends the last mail. */
final class Logging implements AutoCloseable {

    private static final Duration MOMENT = Duration.ofSeconds(2);

    private final Logger root;
    private final Level before;
    private MailDesk desk;
    private MailAppender mails;

    private Logging(Logger root, MailDesk desk, MailAppender mails) {
        this.root = root;
        this.before = root.getLevel();
        this.desk = desk;
        this.mails = mails;
    }

    static Logging start(LogSettings settings, MailSettings mail) {
        Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        MailDesk desk = desk(mail);
        Logging logging = new Logging(root, desk, new MailAppender(mail.level(), desk));
        logging.apply(settings);
        return logging;
    }

    /** Nobody to be told: the lines end here. */
    private static MailDesk desk(MailSettings mail) {
        MailPost post = mail.to().isPresent() ? new SmtpPost(mail) : (subject, body) -> {};
        return new MailDesk(post, MOMENT, mail.every());
    }

    private void apply(LogSettings settings) {
        LoggerContext context = root.getLoggerContext();
        root.setLevel(settings.level());
        Appender<ILoggingEvent> console = root.getAppender("err");
        if (settings.format() == LogSettings.Format.JSON && console instanceof ConsoleAppender<ILoggingEvent> out) {
            JsonEncoder encoder = new JsonEncoder();
            encoder.setContext(context);
            encoder.setWithFormattedMessage(true);
            encoder.setWithMessage(false);
            encoder.setWithArguments(false);
            encoder.setWithSequenceNumber(false);
            encoder.setWithContext(false);
            encoder.start();
            out.stop();
            out.setEncoder(encoder);
            out.start();
        }
        mails.setContext(context);
        mails.setName("mail");
        mails.start();
        root.addAppender(mails);
    }

    /** Takes other settings, as after a reload. */
    void change(LogSettings settings, MailSettings mail) {
        detach();
        desk = desk(mail);
        mails = new MailAppender(mail.level(), desk);
        apply(settings);
    }

    private void detach() {
        root.detachAppender(mails);
        mails.stop();
        desk.close();
    }

    @Override
    public void close() {
        detach();
        root.setLevel(before);
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.examples.smsd;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.UnsynchronizedAppenderBase;
import java.time.Instant;

/** Gives the log lines of a level or above to the mail desk. */
final class MailAppender extends UnsynchronizedAppenderBase<ILoggingEvent> {

    private final Level least;
    private final MailDesk desk;

    MailAppender(Level least, MailDesk desk) {
        this.least = least;
        this.desk = desk;
    }

    @Override
    protected void append(ILoggingEvent event) {
        if (event.getLevel().isGreaterOrEqual(least)) {
            Instant at = event.getInstant();
            String thrown = event.getThrowableProxy() == null
                    ? ""
                    : " (" + event.getThrowableProxy().getClassName() + ")";
            desk.offer(at + " " + event.getLevel() + " " + event.getFormattedMessage() + thrown);
        }
    }
}

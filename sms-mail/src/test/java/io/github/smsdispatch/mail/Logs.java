// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.mail;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import org.slf4j.LoggerFactory;

/** Everything that is logged at any level, through SLF4J and, as the mail library does, through java.util.logging. */
final class Logs extends Handler {

    private final ListAppender<ILoggingEvent> appender = new ListAppender<>();
    private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private final java.util.logging.Logger julRoot = java.util.logging.Logger.getLogger("");
    private final java.util.logging.Level julLevel = julRoot.getLevel();
    private final List<String> julLines = new CopyOnWriteArrayList<>();

    Logs() {
        root.setLevel(Level.TRACE);
        appender.start();
        root.addAppender(appender);
        setLevel(java.util.logging.Level.ALL);
        julRoot.setLevel(java.util.logging.Level.ALL);
        julRoot.addHandler(this);
    }

    List<String> lines() {
        List<String> all = new ArrayList<>(julLines);
        appender.list.forEach(event -> all.add(event.getLoggerName() + " " + event.getFormattedMessage()));
        return all;
    }

    @Override
    public void publish(LogRecord event) {
        // The test servers of other people live in this process too, and log what they get.
        if (event.getLoggerName() != null && !event.getLoggerName().startsWith("com.icegreen")) {
            Object[] values = event.getParameters();
            julLines.add(event.getLoggerName() + " "
                    + (values == null ? event.getMessage() : MessageFormat.format(event.getMessage(), values)));
        }
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
        root.detachAppender(appender);
        julRoot.removeHandler(this);
        julRoot.setLevel(julLevel);
    }
}

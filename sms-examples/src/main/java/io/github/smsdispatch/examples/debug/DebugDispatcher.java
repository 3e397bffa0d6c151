// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.examples.debug;

import io.github.smsdispatch.api.Dispatcher;
import io.github.smsdispatch.api.FormattedSms;
import io.github.smsdispatch.api.Outcome;
import io.github.smsdispatch.api.PhoneNumber;
import io.github.smsdispatch.api.Recovery;
import io.github.smsdispatch.api.RejectionReason;
import io.github.smsdispatch.api.SendResult;
import io.github.smsdispatch.api.SmsMessage;
import io.github.smsdispatch.api.UnavailableReason;
import io.github.smsdispatch.api.UnknownReason;
import io.github.smsdispatch.api.text.SmsFormat;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Logs what it would send, without number and text, and answers as it is set. */
final class DebugDispatcher implements Dispatcher {

    private static final Logger LOG = LoggerFactory.getLogger(DebugDispatcher.class);

    /** The answers; all but the last are NAV's words. */
    enum Result {
        SUCCESS,
        FAIL,
        ERROR,
        PERMANENT,
        UNKNOWN
    }

    private final String name;
    private final Result result;
    private final SmsFormat format;
    private final AtomicLong count = new AtomicLong();
    private volatile boolean closed;

    DebugDispatcher(String name, Result result, SmsFormat format) {
        this.name = name;
        this.result = result;
        this.format = format;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public FormattedSms formatSms(List<SmsMessage> messages) {
        return format.format(messages, capabilities());
    }

    @Override
    public SendResult sendSms(PhoneNumber phone, List<SmsMessage> messages) {
        if (closed) {
            throw new IllegalStateException("dispatcher '" + name + "' is closed");
        }
        FormattedSms sms = formatSms(messages);
        LOG.info("{} would send {} to {} and answers {}", name, sms.plan(), phone, result);
        return SendResult.of(name, sms, outcome(sms));
    }

    private Outcome outcome(FormattedSms sms) {
        String why = "result is set to " + result;
        return switch (result) {
            case SUCCESS ->
                new Outcome.Accepted(
                        "debug-" + count.incrementAndGet(), sms.plan().segments());
            case FAIL -> new Outcome.Rejected(RejectionReason.OTHER, "", why);
            case ERROR -> new Outcome.Unavailable(UnavailableReason.TRANSPORT_ERROR, why);
            case PERMANENT -> new Outcome.Unavailable(UnavailableReason.CONFIGURATION, why, null, Recovery.BY_OPERATOR);
            case UNKNOWN -> new Outcome.Unknown(UnknownReason.NO_ANSWER, why);
        };
    }

    @Override
    public void close() {
        closed = true;
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.skyline;

import io.github.smsdispatch.api.FormattedSms;
import io.github.smsdispatch.api.Outcome;
import io.github.smsdispatch.api.SendResult;
import io.github.smsdispatch.api.Sms;
import io.github.smsdispatch.api.UnknownReason;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** One SMS on its way through {@link BatchSender}. Used by one thread. */
final class Pending {

    final Sms sms;
    final FormattedSms formatted;
    long tid;

    @Nullable
    String port;

    private Outcome outcome = new Outcome.Unknown(UnknownReason.DISPATCHER_FAILED, "no outcome was set");
    private Duration took = Duration.ZERO;

    Pending(Sms sms, FormattedSms formatted) {
        this.sms = sms;
        this.formatted = formatted;
    }

    void end(Outcome known) {
        outcome = known;
    }

    void end(Outcome known, Duration time) {
        outcome = known;
        took = time;
    }

    SendResult result(String dispatcher) {
        return SendResult.of(dispatcher, formatted, outcome, took);
    }
}

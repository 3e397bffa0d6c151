// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.api.route;

import io.github.smsdispatch.api.Capabilities;
import io.github.smsdispatch.api.Dispatcher;
import io.github.smsdispatch.api.FormattedSms;
import io.github.smsdispatch.api.Outcome;
import io.github.smsdispatch.api.Posting;
import io.github.smsdispatch.api.RejectionReason;
import io.github.smsdispatch.api.SendResult;
import io.github.smsdispatch.api.Sms;
import io.github.smsdispatch.api.text.TextPlan;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps an SMS from a dispatcher that would have to cut it, or whose format rejects it. */
final class SegmentLimit {

    private static final Logger LOG = LoggerFactory.getLogger(SegmentLimit.class);

    private SegmentLimit() {}

    static Optional<SendResult> refusal(Dispatcher dispatcher, Capabilities can, Sms sms) {
        // It was carried before, and may have been sent then: a refusal would call that failed.
        if (sms.posting() == Posting.REPEAT) {
            return Optional.empty();
        }
        FormattedSms formatted;
        TextPlan plan;
        try {
            formatted = dispatcher.formatSms(sms.messages());
            plan = formatted.plan();
        } catch (Throwable e) {
            // Its own send meets the same fault, and then it is known whether anything was handed over.
            LOG.error(
                    "Dispatcher {} can't format an SMS: {}",
                    dispatcher.name(),
                    e.getClass().getName());
            return Optional.empty();
        }
        int most = Math.min(can.maxSegments(), plan.maxSegments());
        if (plan.segments() <= most && !plan.rejected()) {
            return Optional.empty();
        }
        Outcome tooLong = new Outcome.Rejected(
                RejectionReason.TOO_LONG, "", "the text takes " + plan.segments() + " segments; allowed: 1 to " + most);
        return Optional.of(SendResult.of(dispatcher.name(), formatted, tooLong));
    }
}

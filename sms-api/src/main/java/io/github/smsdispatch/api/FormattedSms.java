// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.api;

import io.github.smsdispatch.api.text.TextPlan;
import java.util.List;

/**
 * One SMS made of one or several messages.
 *
 * @param text what goes on the wire
 * @param sentIds the messages that the text carries, in its order
 * @param ignoredIds the messages dropped for good because they did not fit and the digest ignores overflow
 * @param deferredIds the messages that did not fit and are to go with the next SMS
 * @param plan encoding, units and segments of the text
 */
public record FormattedSms(
        String text, List<MessageId> sentIds, List<MessageId> ignoredIds, List<MessageId> deferredIds, TextPlan plan) {

    /** Copies the lists. */
    public FormattedSms {
        sentIds = List.copyOf(sentIds);
        ignoredIds = List.copyOf(ignoredIds);
        deferredIds = List.copyOf(deferredIds);
    }

    @Override
    public String toString() {
        return "FormattedSms[" + plan + ", sent=" + sentIds + ", ignored=" + ignoredIds + ", deferred=" + deferredIds
                + "]";
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.api.queue;

import io.github.smsdispatch.api.MessageId;
import io.github.smsdispatch.api.PhoneNumber;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What came of a delivery report.
 *
 * @param effect whether it changed anything
 * @param messages the messages it is about (several for a digest), empty unless applied or resolved
 * @param recipient who got them; null unless applied or resolved
 */
@SuppressWarnings("exports") // JSpecify is needed to compile this library, not its users.
public record Reported(
        Effect effect, List<MessageId> messages, @Nullable PhoneNumber recipient) {

    /** What a report did. */
    public enum Effect {
        /** It was news: the delivery status changed. */
        APPLIED,
        /** It was news, and it proved the acceptance of messages that were UNKNOWN: they are SENT now. */
        RESOLVED,
        /** The same or better was known already. */
        NOT_NEWS,
        /** No message matches yet; kept for a while in case the mark comes later. */
        KEPT
    }

    /** Copies the list. */
    public Reported {
        messages = List.copyOf(messages);
    }
}

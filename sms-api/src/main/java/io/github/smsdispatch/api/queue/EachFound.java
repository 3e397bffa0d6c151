// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.api.queue;

import io.github.smsdispatch.api.MessageId;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** Changes one by one what a filter finds, page by page, so that a message that can't be changed is met only once. */
final class EachFound {

    private static final int PAGE = 500;

    private EachFound() {}

    static long change(
            String operation,
            QueueDesk desk,
            MessageFilter filter,
            Set<MessageStatus> possible,
            Predicate<MessageId> change) {
        if (possible.isEmpty()) {
            return 0;
        }
        long changed = 0;
        MessageFilter rest = filter.of(possible);
        try {
            for (List<QueuedMessage> page = desk.messages(rest, PAGE);
                    !page.isEmpty();
                    page = desk.messages(rest, PAGE)) {
                for (QueuedMessage message : page) {
                    changed += change.test(message.id()) ? 1 : 0;
                }
                rest = rest.after(page.get(page.size() - 1).id());
            }
        } catch (QueueException e) {
            throw new QueueException(
                    operation + " by filter ended after it had changed " + changed + " messages: " + e.getMessage(), e);
        }
        return changed;
    }
}

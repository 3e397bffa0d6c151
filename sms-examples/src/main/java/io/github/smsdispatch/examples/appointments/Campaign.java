// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.examples.appointments;

import java.util.Map;

/**
 * One text for all customers of a salon.
 *
 * @param id its number
 * @param salon who writes
 * @param name what the salon calls it
 * @param state how far it is
 * @param texts by language
 */
record Campaign(long id, String salon, String name, State state, Map<String, MessageText> texts) {

    /** How far a campaign is. */
    enum State {
        /** Can be looked at, nothing goes out. */
        DRAFT,
        RUNNING,
        PAUSED,
        CANCELLED,
        DONE
    }

    /** The customer's language, or the salon's. */
    MessageText text(Salon salon, String language) {
        MessageText own = texts.get(language);
        return own != null
                ? own
                : texts.getOrDefault(salon.language(), texts.values().iterator().next());
    }
}

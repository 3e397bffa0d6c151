// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.testkit.skyline;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** The faults that are switched on. Rules are tried in the order in which they were added. Thread-safe. */
public final class SkylineFaults {

    private final List<FaultRule> rules = new ArrayList<>();
    private long happened;

    SkylineFaults() {}

    /**
     * Adds a rule.
     *
     * @param rule which exchanges go wrong from now on
     */
    public synchronized void add(FaultRule rule) {
        rules.add(rule);
    }

    /**
     * Spoils the next exchange, whatever it is, before it is processed.
     *
     * @param fault how
     */
    public void next(SkylineFault fault) {
        add(FaultRule.once(fault));
    }

    /** Switches all faults off. */
    public synchronized void clear() {
        rules.clear();
    }

    /**
     * Counts the faults that happened.
     *
     * @return exchanges spoiled since the start
     */
    public synchronized long happened() {
        return happened;
    }

    Optional<FaultRule> takeUnread() {
        return take(
                rule -> rule.fault() == SkylineFault.RESET_UNREAD && rule.path().isEmpty());
    }

    Optional<FaultRule> take(String path) {
        return take(rule -> rule.fault() != SkylineFault.RESET_UNREAD && path.contains(rule.path()));
    }

    private synchronized Optional<FaultRule> take(Predicate<FaultRule> applies) {
        for (int i = 0; i < rules.size(); i++) {
            FaultRule rule = rules.get(i);
            if (applies.test(rule)) {
                happened++;
                if (rule.times() == 1) {
                    rules.remove(i);
                } else if (rule.times() != Integer.MAX_VALUE) {
                    rules.set(i, rule.times(rule.times() - 1));
                }
                return Optional.of(rule);
            }
        }
        return Optional.empty();
    }
}

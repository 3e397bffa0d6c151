// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.testkit.modem;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The faults that are switched on. Rules are tried in the order in which they were added. Thread-safe. */
public final class ModemFaults {

    private final List<ModemFaultRule> rules = new ArrayList<>();
    private long happened;

    ModemFaults() {}

    /**
     * Adds a rule.
     *
     * @param rule which exchanges go wrong from now on
     */
    public synchronized void add(ModemFaultRule rule) {
        rules.add(rule);
    }

    /**
     * Spoils the next submission: Ctrl-Z came, nothing is sent.
     *
     * @param fault how
     */
    public void next(ModemFault fault) {
        add(ModemFaultRule.once(fault));
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

    synchronized Optional<ModemFault> take(ModemFaultRule.Moment moment, String line) {
        for (int i = 0; i < rules.size(); i++) {
            ModemFaultRule rule = rules.get(i);
            if (rule.appliesTo(moment, line)) {
                happened++;
                if (rule.times() == 1) {
                    rules.remove(i);
                } else if (rule.times() != Integer.MAX_VALUE) {
                    rules.set(i, rule.times(rule.times() - 1));
                }
                return Optional.of(rule.fault());
            }
        }
        return Optional.empty();
    }
}

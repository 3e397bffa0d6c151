// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.benchmarks.crash;

import io.github.smsdispatch.api.SmsEvent;
import java.util.BitSet;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;

/** What the processes of a campaign said before they died. Thread-safe. */
final class Heard implements Consumer<String> {

    private final BitSet acknowledged = new BitSet();
    private final Set<String> unknown = new HashSet<>();
    private final Set<String> resolved = new HashSet<>();

    @Override
    public synchronized void accept(String line) {
        String[] words = line.split(" ");
        switch (words[0]) {
            case "ACK" -> acknowledged.set(Integer.parseInt(words[1]), Integer.parseInt(words[2]));
            case "UNKNOWN" -> unknown.add(words[1]);
            case "RESOLVED" -> {
                unknown.add(words[1]);
                resolved.add(words[1]);
            }
            default -> {
                // Not a line of the campaign's.
            }
        }
    }

    /** The last worker runs in the campaign's own process. */
    void event(SmsEvent event) {
        accept(event.type() + " " + event.message().value());
    }

    /** How many messages wait, roughly, when the gateway took so many. */
    synchronized int waiting(int taken) {
        return acknowledged.cardinality() - unknown.size() - taken;
    }

    /** Numbers of messages whose enqueue was acknowledged. */
    synchronized int[] acknowledged() {
        return acknowledged.stream().toArray();
    }

    /** Ids of messages whose outcome was unknown for a time. */
    synchronized Set<String> unknown() {
        return Set.copyOf(unknown);
    }

    /** Ids of those that were cleared up or sent again. */
    synchronized Set<String> resolved() {
        return Set.copyOf(resolved);
    }
}

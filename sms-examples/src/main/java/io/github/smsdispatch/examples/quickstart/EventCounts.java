// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.examples.quickstart;

import io.github.smsdispatch.api.SmsEvent;
import io.github.smsdispatch.api.SmsListener;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/** Counts the steps of all messages, as a metrics adapter would. */
final class EventCounts implements SmsListener {

    private final Map<SmsEvent.Type, LongAdder> counts = new EnumMap<>(SmsEvent.Type.class);

    EventCounts() {
        for (SmsEvent.Type type : SmsEvent.Type.values()) {
            counts.put(type, new LongAdder());
        }
    }

    @Override
    public void on(SmsEvent event) {
        LongAdder count = counts.get(event.type());
        if (count != null) {
            count.increment();
        }
    }

    long of(SmsEvent.Type type) {
        LongAdder count = counts.get(type);
        return count == null ? 0 : count.sum();
    }

    long total() {
        return counts.values().stream().mapToLong(LongAdder::sum).sum();
    }
}

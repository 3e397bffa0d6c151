// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.testkit.modem;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;

/** A place for SMS with numbered slots, from 1. Guarded by the modem. */
final class Storage {

    private final int size;
    private final TreeMap<Integer, StoredSms> slots = new TreeMap<>();

    Storage(int size) {
        this.size = size;
    }

    /** Puts an SMS into the first free slot; empty when all are taken. */
    OptionalInt add(StoredSms sms) {
        for (int i = 1; i <= size; i++) {
            if (!slots.containsKey(i)) {
                slots.put(i, sms);
                return OptionalInt.of(i);
            }
        }
        return OptionalInt.empty();
    }

    Optional<StoredSms> get(int index) {
        return Optional.ofNullable(slots.get(index));
    }

    void put(int index, StoredSms sms) {
        slots.put(index, sms);
    }

    void remove(int index) {
        slots.remove(index);
    }

    Map<Integer, StoredSms> all() {
        return new TreeMap<>(slots);
    }

    String usage() {
        return slots.size() + "," + size;
    }

    int used() {
        return slots.size();
    }
}

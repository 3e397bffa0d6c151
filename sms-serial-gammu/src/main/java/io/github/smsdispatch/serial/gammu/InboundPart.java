// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.serial.gammu;

import io.github.smsdispatch.tpdu.Concatenation;
import io.github.smsdispatch.tpdu.Deliver;
import java.time.Instant;
import java.util.OptionalInt;

/**
 * A received segment that nobody has yet.
 *
 * @param slot where it is stored in the modem, empty for one that came without being stored
 * @param deliver what was received
 * @param seen when this process saw it first
 */
record InboundPart(OptionalInt slot, Deliver deliver, Instant seen) {

    /** What the segments of one text have in common. */
    record Whole(String from, int reference, int total, String single) {}

    Whole whole() {
        String from = deliver.originator().display();
        return place().map(p -> new Whole(from, p.reference(), p.total(), ""))
                .orElseGet(() -> new Whole(from, -1, 1, deliver.encode().hex()));
    }

    int number() {
        return place().map(Concatenation::number).orElse(1);
    }

    String text() {
        return deliver.userData()
                .text()
                .orElseGet(() -> "hex:" + deliver.userData().payload().hex());
    }

    private java.util.Optional<Concatenation> place() {
        return deliver.userData().header().concatenation();
    }
}

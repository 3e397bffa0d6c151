// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.serial.gammu;

import io.github.smsdispatch.api.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * What came of one segment.
 *
 * @param reference TP-MR when the modem took it, else -1
 * @param failure why not; null when it was taken
 */
record SegmentResult(int reference, @Nullable Outcome failure) {

    static SegmentResult taken(int reference) {
        return new SegmentResult(reference, null);
    }

    static SegmentResult failed(Outcome outcome) {
        return new SegmentResult(-1, outcome);
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.serial.gammu;

import io.github.smsdispatch.api.DeliveryStatus;
import java.util.Arrays;
import java.util.Optional;

/** What was reported on the segments of an SMS, as one state: delivered when all are, failed when one is. */
final class SentSms {

    private final String sendingId;
    private final DeliveryStatus[] parts;
    private DeliveryStatus told = DeliveryStatus.PENDING;

    SentSms(String sendingId, int total) {
        this.sendingId = sendingId;
        parts = new DeliveryStatus[total];
        Arrays.fill(parts, DeliveryStatus.PENDING);
    }

    String sendingId() {
        return sendingId;
    }

    boolean isDone(int index) {
        return parts[index].isFinal();
    }

    /** Takes a report on a segment; the state of the whole if that is news. */
    Optional<DeliveryStatus> reported(SentPart part, DeliveryStatus status) {
        if (!status.supersedes(parts[part.index()])) {
            return Optional.empty();
        }
        parts[part.index()] = status;
        DeliveryStatus whole = whole();
        if (!whole.supersedes(told)) {
            return Optional.empty();
        }
        told = whole;
        return Optional.of(whole);
    }

    private DeliveryStatus whole() {
        DeliveryStatus least = DeliveryStatus.DELIVERED;
        for (DeliveryStatus part : parts) {
            if (part == DeliveryStatus.UNDELIVERED || part == DeliveryStatus.EXPIRED) {
                return part;
            }
            least = least.supersedes(part) ? part : least;
        }
        return least;
    }
}

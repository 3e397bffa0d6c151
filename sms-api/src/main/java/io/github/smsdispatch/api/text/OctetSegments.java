// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.api.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Cuts 8-bit data (3GPP TS 23.038 clause 6.2.2) into segments: 140 octets in one, or 134 in each of several, 133 with a
 * wide reference (3GPP TS 23.040 clauses 9.2.3.16, 9.2.3.24.1 and 9.2.3.24.8).
 */
public final class OctetSegments {

    private OctetSegments() {}

    /**
     * Cuts data.
     *
     * @param octets any data
     * @param reference how the segments are numbered
     * @return copies of its parts in order, without headers; one empty part for no data
     * @throws IllegalArgumentException when there are more than 255 segments
     */
    public static List<byte[]> of(byte[] octets, SegmentReference reference) {
        boolean single = octets.length <= Coding.OCTETS;
        int room = single ? Coding.OCTETS : Coding.withoutHeader(reference.elementOctets());
        int most = room * TextOptions.MOST_SEGMENTS;
        if (octets.length > most) {
            throw new IllegalArgumentException("octets: received " + octets.length + "; allowed: 0 to " + most);
        }
        List<byte[]> parts = new ArrayList<>();
        int at = 0;
        do {
            int end = Math.min(octets.length, at + room);
            parts.add(Arrays.copyOfRange(octets, at, end));
            at = end;
        } while (at < octets.length);
        return parts;
    }
}

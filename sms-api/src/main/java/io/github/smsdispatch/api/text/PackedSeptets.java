// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.api.text;

/** Packs septets one after the other: 3GPP TS 23.038 clause 6.1.2.1. */
final class PackedSeptets {

    private static final int BITS = 7;

    private final byte[] octets;
    private int at;
    private int bits;
    private int pending;
    private int count;

    PackedSeptets(byte[] octets, int at, int fillBits) {
        this.octets = octets;
        this.at = at;
        this.bits = fillBits;
    }

    void add(int septet) {
        pending |= septet << bits;
        bits += BITS;
        count++;
        if (bits >= Byte.SIZE) {
            octets[at++] = (byte) pending;
            pending >>>= Byte.SIZE;
            bits -= Byte.SIZE;
        }
    }

    /** Writes what is left and returns the number of septets. */
    int end() {
        if (bits > 0) {
            octets[at++] = (byte) pending;
            bits = 0;
        }
        return count;
    }
}

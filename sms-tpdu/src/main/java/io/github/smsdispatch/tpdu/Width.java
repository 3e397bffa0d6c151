// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.tpdu;

/** The size of references and ports in a user data header. */
public enum Width {
    /** One octet: 0 to 255. */
    BITS_8(0xFF),
    /** Two octets, the higher first: 0 to 65,535. */
    BITS_16(0xFFFF);

    private final int most;

    Width(int most) {
        this.most = most;
    }

    int check(String what, int value) {
        return Checks.inRange(what, value, 0, most);
    }

    int octets() {
        return this == BITS_8 ? 1 : 2;
    }

    /** Writes a value into an array and returns the index behind it. */
    int put(byte[] octets, int at, int value) {
        int next = at;
        if (this == BITS_16) {
            octets[next++] = (byte) (value >> 8);
        }
        octets[next++] = (byte) value;
        return next;
    }

    int get(Octets octets, int at) {
        return this == BITS_8 ? octets.get(at) : octets.get(at) << 8 | octets.get(at + 1);
    }
}

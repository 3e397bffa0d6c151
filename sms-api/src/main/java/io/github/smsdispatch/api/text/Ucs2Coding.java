// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.api.text;

/** UTF-16 units, two octets each (3GPP TS 23.038 clause 6.2.3). */
final class Ucs2Coding extends Coding {

    Ucs2Coding(SegmentReference reference) {
        super(Encoding.UCS2, withoutHeader(0) / 2, withoutHeader(reference.elementOctets()) / 2);
    }

    @Override
    int units(CharSequence text) {
        return text.length();
    }

    @Override
    boolean has(char c) {
        return true;
    }

    @Override
    int reach(String text, int from, int room) {
        return Math.min(text.length(), from + room);
    }
}

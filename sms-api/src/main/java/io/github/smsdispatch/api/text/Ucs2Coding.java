// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.api.text;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** UTF-16 units, two octets each (3GPP TS 23.038 clause 6.2.3). */
final class Ucs2Coding extends Coding {

    private static final VarHandle BIG_ENDIAN =
            MethodHandles.byteArrayViewVarHandle(char[].class, ByteOrder.BIG_ENDIAN);

    Ucs2Coding(SegmentReference reference) {
        super(Encoding.UCS2, withoutHeader(0) / 2, withoutHeader(reference.elementOctets()) / 2);
    }

    @Override
    int units(CharSequence text) {
        return text.length();
    }

    @Override
    int units(String text, int from, int to) {
        return to - from;
    }

    @Override
    int encode(String text, byte[] buffer) {
        int length = text.length();
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            BIG_ENDIAN.set(buffer, 2 * i, Character.isSurrogate(c) ? WellFormed.at(text, i) : c);
        }
        return 2 * length;
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

// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.tpdu;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** TP-VPF and TP-VP (3GPP TS 23.040 clauses 9.2.3.3 and 9.2.3.12). */
final class ValidityField {

    private static final int FORMAT = 0x18;
    private static final int ENHANCED = 0x08;
    private static final int RELATIVE = 0x10;
    private static final int ABSOLUTE = 0x18;
    private static final int SIZE = 7;

    private ValidityField() {}

    /** TP-VPF in its place in the first octet. */
    static int format(@Nullable Validity validity) {
        if (validity == null) {
            return 0;
        }
        if (validity instanceof RelativeValidity) {
            return RELATIVE;
        }
        return validity instanceof AbsoluteValidity ? ABSOLUTE : ENHANCED;
    }

    static Optional<Validity> read(OctetReader in, int first) throws MalformedTpduException {
        return switch (first & FORMAT) {
            case RELATIVE -> Optional.of(new RelativeValidity(in.next(Field.VP)));
            case ABSOLUTE -> Optional.of(new AbsoluteValidity(Timestamp.read(in, Field.VP)));
            case ENHANCED -> Optional.of(new EnhancedValidity(in.take(SIZE, Field.VP)));
            default -> Optional.empty();
        };
    }
}

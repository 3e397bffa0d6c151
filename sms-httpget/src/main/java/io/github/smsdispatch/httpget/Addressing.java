// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.httpget;

import io.github.smsdispatch.api.PhoneNumber;
import io.github.smsdispatch.api.text.Encoding;

/**
 * How the gateway wants numbers and encodings named, and whose id it goes by.
 *
 * @param numbers how recipients are written
 * @param gsm7 what {@code {coding}} says of the GSM alphabet
 * @param ucs2 what {@code {coding}} says of UCS-2
 * @param ids whose id delivery reports name
 */
record Addressing(NumberFormat numbers, String gsm7, String ucs2, IdSource ids) {

    /** How recipients are written. */
    enum NumberFormat {
        /** As given, {@code +4712345678}. */
        KEEP_PLUS,
        /** Digits alone, {@code 4712345678}. */
        STRIP_PLUS,
        /** Two zeros for the plus, {@code 004712345678}. */
        DOUBLE_ZERO
    }

    /** Whose id it is. */
    enum IdSource {
        /** The gateway's, caught from its answer. */
        GATEWAY,
        /** Ours, sent along as {@code {id}}. */
        OWN
    }

    String phone(PhoneNumber number) {
        boolean international = number.kind() == PhoneNumber.Kind.E164;
        return switch (numbers) {
            case KEEP_PLUS -> number.value();
            case STRIP_PLUS -> number.digits();
            case DOUBLE_ZERO -> international ? "00" + number.digits() : number.value();
        };
    }

    String coding(Encoding encoding) {
        return encoding == Encoding.GSM7 ? gsm7 : ucs2;
    }
}

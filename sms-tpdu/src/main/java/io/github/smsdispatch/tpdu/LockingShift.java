// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.tpdu;

import io.github.smsdispatch.api.text.NationalLanguage;

/**
 * A language's table in place of the default alphabet (3GPP TS 23.040 clause 9.2.3.24.16).
 *
 * @param language whose table
 */
public record LockingShift(NationalLanguage language) implements HeaderElement {

    static final int IDENTIFIER = 0x25;

    /**
     * Checks the language.
     *
     * @throws IllegalArgumentException for Spanish, which has no such table
     */
    public LockingShift {
        if (!language.hasLockingShift()) {
            throw new IllegalArgumentException(
                    "language: received " + language + "; allowed: one with a locking shift table");
        }
    }

    @Override
    public int identifier() {
        return IDENTIFIER;
    }

    @Override
    public Octets data() {
        return Octets.of((byte) language.identifier());
    }

    /** A reserved language means the default alphabet (clause 9.2.3.24.16). */
    static HeaderElement read(Octets data) {
        return Languages.find(data)
                .filter(NationalLanguage::hasLockingShift)
                .<HeaderElement>map(LockingShift::new)
                .orElseGet(() -> new OtherElement(IDENTIFIER, data));
    }
}

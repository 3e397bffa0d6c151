// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.tpdu;

import io.github.smsdispatch.api.text.NationalLanguage;

/**
 * A language's table in place of the extension table (3GPP TS 23.040 clause 9.2.3.24.15).
 *
 * @param language whose table
 */
public record SingleShift(NationalLanguage language) implements HeaderElement {

    static final int IDENTIFIER = 0x24;

    @Override
    public int identifier() {
        return IDENTIFIER;
    }

    @Override
    public Octets data() {
        return Octets.of((byte) language.identifier());
    }

    /** A reserved language means the extension table (clause 9.2.3.24.15). */
    static HeaderElement read(Octets data) {
        return Languages.find(data)
                .<HeaderElement>map(SingleShift::new)
                .orElseGet(() -> new OtherElement(IDENTIFIER, data));
    }
}

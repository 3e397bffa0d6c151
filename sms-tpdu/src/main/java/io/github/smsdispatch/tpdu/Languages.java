// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.tpdu;

import io.github.smsdispatch.api.text.NationalLanguage;
import java.util.Optional;

/** National languages by their identifiers (3GPP TS 23.038 clause 6.2.1.2.4). */
final class Languages {

    private static final NationalLanguage[] ALL = NationalLanguage.values();

    private Languages() {}

    static Optional<NationalLanguage> find(Octets data) {
        if (data.size() == 1) {
            for (NationalLanguage language : ALL) {
                if (language.identifier() == data.get(0)) {
                    return Optional.of(language);
                }
            }
        }
        return Optional.empty();
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.tpdu;

/**
 * How long a message centre tries to deliver (3GPP TS 23.040 clause 9.2.3.12). A submission without one leaves it to the
 * centre.
 */
public sealed interface Validity permits RelativeValidity, AbsoluteValidity, EnhancedValidity {

    /**
     * Gives the field TP-VP.
     *
     * @return one octet, or seven
     */
    Octets octets();
}

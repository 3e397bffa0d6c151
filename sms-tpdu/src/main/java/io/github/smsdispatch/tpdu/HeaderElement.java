// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.tpdu;

/**
 * An information element of a user data header (3GPP TS 23.040 clause 9.2.3.24). What is unknown, or breaks the rules of
 * its own clause, is kept as {@link OtherElement} and changes nothing.
 */
public sealed interface HeaderElement permits Concatenation, ApplicationPorts, SingleShift, LockingShift, OtherElement {

    /**
     * Names the element.
     *
     * @return information element identifier, 0 to 255
     */
    int identifier();

    /**
     * Gives the element's data.
     *
     * @return the octets behind identifier and length, at most 156
     */
    Octets data();
}

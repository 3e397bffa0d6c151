// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.tpdu;

/**
 * Until a point in time (3GPP TS 23.040 clause 9.2.3.12.2).
 *
 * @param until when the centre gives up
 */
public record AbsoluteValidity(Timestamp until) implements Validity {

    @Override
    public Octets octets() {
        return until.octets();
    }
}

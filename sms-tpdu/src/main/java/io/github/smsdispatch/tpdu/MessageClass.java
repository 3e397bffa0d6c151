// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.tpdu;

/** Where a phone puts an SMS (3GPP TS 23.038 clause 4); in the order of the codes. */
public enum MessageClass {
    /** Shown at once and not stored by itself: "flash". */
    FLASH,
    /** Stored in the phone. */
    PHONE,
    /** Stored on the SIM. */
    SIM,
    /** Handed to a device behind the phone. */
    TERMINAL
}

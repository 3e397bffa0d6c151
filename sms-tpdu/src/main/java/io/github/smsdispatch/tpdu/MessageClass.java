// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.tpdu;

/** Where a phone puts an SMS (3GPP TS 23.038 clause 4). */
public enum MessageClass {
    /** Shown at once and not stored by itself: "flash". */
    FLASH(0),
    /** Stored in the phone. */
    PHONE(1),
    /** Stored on the SIM. */
    SIM(2),
    /** Handed to a device behind the phone. */
    TERMINAL(3);

    /** In the order of their codes. */
    private static final MessageClass[] ALL = values();

    private final int code;

    MessageClass(int code) {
        this.code = code;
    }

    /** The two bits of the data coding scheme. */
    int code() {
        return code;
    }

    static MessageClass ofCode(int code) {
        return ALL[code];
    }
}

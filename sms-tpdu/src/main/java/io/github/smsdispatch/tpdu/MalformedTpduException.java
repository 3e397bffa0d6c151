// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.tpdu;

/**
 * Octets are no TPDU. The message names the field, the octet and the clause that is broken, and never shows digits of a
 * phone number or text. Decoding the same octets again can't succeed; whoever reads the modem keeps or drops the PDU.
 */
public final class MalformedTpduException extends Exception {

    private static final long serialVersionUID = 1L;

    private final int offset;
    private final String clause;

    MalformedTpduException(int offset, Field field, String detail) {
        super(field.shown() + " at octet " + offset + " (" + field.clause() + "): " + detail);
        this.offset = offset;
        this.clause = field.clause();
    }

    /**
     * Tells where reading stopped.
     *
     * @return octet, from 0, in what was given to decode; in a {@link ModemPdu} the service centre address counts
     */
    public int offset() {
        return offset;
    }

    /**
     * Names the rule that is broken.
     *
     * @return specification and clause, for example {@code 3GPP TS 23.040 clause 9.2.3.16}
     */
    public String clause() {
        return clause;
    }
}

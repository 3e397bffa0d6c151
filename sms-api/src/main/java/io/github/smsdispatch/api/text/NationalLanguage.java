// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.api.text;

/**
 * A language with tables of its own in 3GPP TS 23.038 Annex A. A text that uses one carries its {@link #identifier()} in
 * the header of each segment (3GPP TS 23.040 clauses 9.2.3.24.15 and 9.2.3.24.16). Only for networks and phones that are
 * known to understand it: others show the wrong characters.
 */
public enum NationalLanguage {
    /** Turkish: clauses A.2.1 and A.3.1. */
    TURKISH(1),
    /** Spanish: clause A.2.2; it has no locking shift table. */
    SPANISH(2),
    /** Portuguese: clauses A.2.3 and A.3.3. */
    PORTUGUESE(3),
    /** Bengali and Assamese: clauses A.2.4 and A.3.4. */
    BENGALI(4),
    /** Gujarati: clauses A.2.5 and A.3.5. */
    GUJARATI(5),
    /** Hindi: clauses A.2.6 and A.3.6. */
    HINDI(6),
    /** Kannada: clauses A.2.7 and A.3.7. */
    KANNADA(7),
    /** Malayalam: clauses A.2.8 and A.3.8. */
    MALAYALAM(8),
    /** Oriya: clauses A.2.9 and A.3.9. */
    ORIYA(9),
    /** Punjabi: clauses A.2.10 and A.3.10. */
    PUNJABI(10),
    /** Tamil: clauses A.2.11 and A.3.11. */
    TAMIL(11),
    /** Telugu: clauses A.2.12 and A.3.12. */
    TELUGU(12),
    /** Urdu: clauses A.2.13 and A.3.13. */
    URDU(13);

    private final int identifier;

    NationalLanguage(int identifier) {
        this.identifier = identifier;
    }

    /**
     * Gives the National Language Identifier, the one octet of the header element.
     *
     * @return 1 to 13 (3GPP TS 23.038 clause 6.2.1.2.4)
     */
    public int identifier() {
        return identifier;
    }

    /**
     * Tells whether the language replaces the default alphabet. Every language has a single shift table.
     *
     * @return false for Spanish only
     */
    public boolean hasLockingShift() {
        return this != SPANISH;
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.api;

import io.github.smsdispatch.api.text.SmsText;

/**
 * One text for one recipient. Immutable; {@link #toString()} shows no text.
 *
 * @param id names the message in results, marks and events
 * @param text what the person reads: 1 to {@value SmsText#MAX_UNITS} UTF-16 units, valid Unicode, no control characters
 *     but line feed, carriage return, form feed and tab
 * @param severity {@value #MOST_SEVERE} (most severe) to {@value #LEAST_SEVERE}; decides the order within a digest
 */
public record SmsMessage(MessageId id, String text, int severity) {

    /** The severity that goes first. */
    public static final int MOST_SEVERE = 1;

    /** The severity that goes last. */
    public static final int LEAST_SEVERE = 5;

    /** The severity of a message that names none. */
    public static final int DEFAULT_SEVERITY = 3;

    /**
     * Checks text and severity.
     *
     * @throws IllegalArgumentException when text or severity is out of its range; the caller corrects the message
     */
    public SmsMessage {
        SmsText.check(text);
        checkSeverity(severity);
    }

    /**
     * Makes a message of {@linkplain #DEFAULT_SEVERITY default severity} with a random id.
     *
     * @param text what the person reads
     * @return the message
     * @throws IllegalArgumentException when the text can't be sent
     */
    public static SmsMessage of(String text) {
        return new SmsMessage(MessageId.random(), text, DEFAULT_SEVERITY);
    }

    static int checkSeverity(int severity) {
        if (severity < MOST_SEVERE || severity > LEAST_SEVERE) {
            throw new IllegalArgumentException("severity: received " + severity + "; allowed: " + MOST_SEVERE
                    + " (most severe) to " + LEAST_SEVERE);
        }
        return severity;
    }

    @Override
    public String toString() {
        return "SmsMessage[id=" + id + ", " + text.length() + " characters, severity=" + severity + "]";
    }
}

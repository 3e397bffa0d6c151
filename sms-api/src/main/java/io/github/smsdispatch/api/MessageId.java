// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.api;

import java.util.UUID;

/**
 * Names one message within the application or the queue. Not the sending id, which the transport knows.
 *
 * @param value 1 to 64 printable ASCII characters
 */
public record MessageId(String value) {

    private static final int LONGEST = 64;

    /**
     * Checks the id.
     *
     * @throws IllegalArgumentException when the value is empty, too long or not printable ASCII
     */
    public MessageId {
        if (value.isEmpty() || value.length() > LONGEST || !isPrintable(value)) {
            throw new IllegalArgumentException("message id: received " + value.length() + " characters; allowed: 1 to "
                    + LONGEST + " printable ASCII characters without blanks");
        }
    }

    /**
     * Makes an id of a number, such as a database key.
     *
     * @param number any number
     * @return its decimal form
     */
    public static MessageId of(long number) {
        return new MessageId(Long.toString(number));
    }

    /**
     * Makes a fresh id.
     *
     * @return a random UUID
     */
    public static MessageId random() {
        return new MessageId(UUID.randomUUID().toString());
    }

    @Override
    public String toString() {
        return value;
    }

    // A loop, as each message of a queue has its id checked several times on its way.
    private static boolean isPrintable(String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c <= ' ' || c > '~') {
                return false;
            }
        }
        return true;
    }
}

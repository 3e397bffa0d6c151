// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.api.spi;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/** A password, token or key: prints as {@code ***}, compares in constant time. Immutable. */
public final class Secret {

    private final String value;

    private Secret(String value) {
        this.value = value;
    }

    /**
     * Wraps a secret.
     *
     * @param value the plain text, not empty
     * @return the secret
     * @throws IllegalArgumentException when it is empty
     */
    public static Secret of(String value) {
        if (value.isEmpty()) {
            throw new IllegalArgumentException("secret: received nothing; allowed: at least one character");
        }
        return new Secret(value);
    }

    /**
     * Gives the plain text, to be put on the wire and nowhere else.
     *
     * @return the secret itself
     */
    public String reveal() {
        return value;
    }

    /**
     * Compares in a time that doesn't depend on where the texts differ.
     *
     * @param other a text from outside
     * @return true when it equals the secret
     */
    public boolean matches(String other) {
        return MessageDigest.isEqual(value.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Secret secret && matches(secret.value);
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    @Override
    public String toString() {
        return "***";
    }
}

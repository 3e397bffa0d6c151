// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.api.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class SecretTest {

    private static final Secret SECRET = Secret.of("hunter2");

    @Test
    void itPrintsAsStars() {
        assertThat(SECRET).hasToString("***");
        assertThat("login with " + SECRET).isEqualTo("login with ***");
    }

    @Test
    void itRevealsItselfWhenAsked() {
        assertThat(SECRET.reveal()).isEqualTo("hunter2");
    }

    @Test
    void itMatchesItsOwnTextOnly() {
        assertThat(SECRET.matches("hunter2")).isTrue();
        assertThat(SECRET.matches("hunter")).isFalse();
        assertThat(SECRET.matches("Hunter2")).isFalse();
        assertThat(SECRET.matches("")).isFalse();
    }

    @Test
    void equalSecretsAreEqual() {
        assertThat(SECRET).isEqualTo(Secret.of("hunter2")).hasSameHashCodeAs(Secret.of("hunter2"));
        assertThat(SECRET).isNotEqualTo(Secret.of("hunter3")).isNotEqualTo("hunter2");
    }

    @Test
    void nothingIsNoSecret() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Secret.of(""))
                .withMessage("secret: received nothing; allowed: at least one character");
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MessageIdTest {

    @ParameterizedTest
    @ValueSource(strings = {"1", "order-4711/3", "~!"})
    void printableAsciiIsAnId(String value) {
        assertThat(new MessageId(value)).hasToString(value);
    }

    @Test
    void sixtyFourCharactersAreTheMost() {
        assertThat(new MessageId("a".repeat(64)).value()).hasSize(64);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new MessageId("a".repeat(65)))
                .withMessage("message id: received 65 characters; allowed: 1 to 64 printable ASCII characters "
                        + "without blanks");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a b", "a\n", "å", "a\u0000", "\ud800"})
    void whatIsNoPrintableAsciiIsRefused(String value) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new MessageId(value))
                .withMessageStartingWith("message id: received " + value.length());
    }

    @Test
    void anIdOfANumberIsItsDecimalForm() {
        assertThat(MessageId.of(Long.MAX_VALUE).value()).isEqualTo("9223372036854775807");
        assertThat(MessageId.of(-1)).isEqualTo(new MessageId("-1"));
    }

    @Test
    void randomIdsDiffer() {
        assertThat(MessageId.random()).isNotEqualTo(MessageId.random());
    }
}

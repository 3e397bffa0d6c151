// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.api.text;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SmsTextTest {

    @ParameterizedTest
    @ValueSource(strings = {"a", "\na", "a\r\nb", "a\fb", "a\tb", "Blåbærgrød", "😀", "👨‍👩‍👧", "مرحبا", "e\u0301"})
    void visibleUnicodeIsAText(String text) {
        assertThatCode(() -> SmsText.check(text)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\n", "\t \r\n", "\u2003"})
    void blankIsNoText(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SmsText.check(text))
                .withMessage("text: received " + text.length()
                        + " blank characters; allowed: at least one visible character");
    }

    @ParameterizedTest
    @CsvSource({
        "0, U+0000",
        "7, U+0007",
        "8, U+0008",
        "11, U+000B",
        "27, U+001B",
        "127, U+007F",
        "133, U+0085",
        "159, U+009F",
    })
    void controlCharactersAreNamedWithTheirPlace(int code, String shown) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SmsText.check("ab" + (char) code + "cd"))
                .withMessageStartingWith("text: received control character " + shown + " at index 2; allowed: ");
    }

    @ParameterizedTest
    @CsvSource({"\ud83d, 2", "\ude00, 2", "\ude00\ud83d, 2", "\ud83d\ud83d\ude00, 2", "\ud83d\ude00\ude00, 4"})
    void loneSurrogatesAreNamedWithTheirPlace(String broken, int index) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SmsText.check("ab" + broken))
                .withMessageContaining("lone surrogate U+D")
                .withMessageContaining("at index " + index + ";");
    }

    @Test
    void aHighSurrogateAtTheEndIsLone() {
        assertThatIllegalArgumentException().isThrownBy(() -> SmsText.check("a\ud83d"));
    }

    @Test
    void theLongestTextIsTwoHundredFiftyFiveSegments() {
        assertThatCode(() -> SmsText.check("a".repeat(39_015))).doesNotThrowAnyException();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SmsText.check("a".repeat(39_016)))
                .withMessage("text: received 39016 UTF-16 units; allowed: 1 to 39015");
    }

    @Test
    void theErrorNeverHoldsTheText() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SmsText.check("your code is 4711\u0001"))
                .satisfies(e -> org.assertj.core.api.Assertions.assertThat(e.getMessage())
                        .doesNotContain("code", "4711"));
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class PhoneNumberTest {

    @ParameterizedTest
    @CsvSource({
        "+4712345678, E164, 4712345678",
        "+1234567, E164, 1234567",
        "+123456789012345, E164, 123456789012345",
        "12345678, NATIONAL, 12345678",
        "004712345678, NATIONAL, 004712345678",
        "1234567, NATIONAL, 1234567",
        "123456789012345, NATIONAL, 123456789012345",
        "110, SHORT_CODE, 110",
        "123456, SHORT_CODE, 123456",
    })
    void acceptedFormsKeepTheirDigitsAndTellTheirKind(String text, PhoneNumber.Kind kind, String digits) {
        PhoneNumber number = PhoneNumber.of(text);
        assertThat(number.value()).isEqualTo(text);
        assertThat(number.kind()).isEqualTo(kind);
        assertThat(number.digits()).isEqualTo(digits);
    }

    static Stream<String> refused() {
        return Stream.of(
                "",
                "+",
                "+ 4712345678",
                "+47 123 45 678",
                " 4712345678",
                "4712345678 ",
                "+47-12345678",
                "(47)12345678",
                "+0712345678",
                "++4712345678",
                "47+12345678",
                "12",
                "+123456",
                "1234567890123456",
                "+1234567890123456",
                "1234567890".repeat(4),
                "+47abc45678",
                "4712345678x",
                "+4712345678\r\n",
                "4712345678\n",
                "\r\n4712345678",
                "4712\u00005678",
                "٤٧١٢٣٤٥٦٧٨",
                "４７１２３４５６７８",
                "4712345678𝟗",
                "+4712345678;1111",
                "null",
                "9".repeat(100_000));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void refusedFormsGetAnErrorThatNamesTheFieldAndHidesTheDigits(String text) {
        Throwable error = catchThrowable(() -> PhoneNumber.of(text));
        assertThat(error)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("phone number: received '")
                .hasMessageContaining("allowed: ")
                .hasMessageContaining("(" + text.length() + " characters");
        assertHides(error.getMessage(), text);
        assertThat(error.getMessage()).hasSizeLessThan(400).doesNotContain("\r", "\n");
    }

    @ParameterizedTest
    @MethodSource("refused")
    void theFactoryAndTheConstructorRefuseTheSame(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> new PhoneNumber(text));
    }

    @ParameterizedTest
    @CsvSource({
        "+4712345678, +47******78",
        "+1234567, ******67",
        "12345678, ******78",
        "110, *10",
        "123456789012345, 123**********45",
    })
    void maskedFormShowsTooLittleToCall(String text, String masked) {
        PhoneNumber number = PhoneNumber.of(text);
        assertThat(number.masked()).isEqualTo(masked).hasSameSizeAs(text);
        assertThat(number).hasToString(masked);
        assertHides(number.toString(), text);
    }

    @Test
    void nothingThatHoldsANumberPrintsIt() {
        PhoneNumber number = PhoneNumber.of("+4798765432");
        Sms sms = Sms.of(number, java.util.List.of(SmsMessage.of("hello")));
        String report = new DeliveryReport.ByRecipient(number.digits(), java.time.Duration.ofHours(1)).toString();
        SmsRequest request = SmsRequest.builder(number, "hello").build();
        for (String shown : new String[] {sms.toString(), report, request.toString()}) {
            assertHides(shown, number.value());
        }
    }

    private static void assertHides(String shown, String number) {
        for (int i = 0; i + 4 <= Math.min(number.length(), 50); i++) {
            String part = number.substring(i, i + 4);
            if (part.chars().allMatch(Character::isDigit)) {
                assertThat(shown).doesNotContain(part);
            }
        }
    }
}

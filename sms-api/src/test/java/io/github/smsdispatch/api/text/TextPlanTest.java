// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.api.text;

import static io.github.smsdispatch.api.text.Encoding.GSM7;
import static io.github.smsdispatch.api.text.Encoding.UCS2;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class TextPlanTest {

    private static String a(int count) {
        return "a".repeat(count);
    }

    private static String snow(int count) {
        return "☃".repeat(count);
    }

    static Stream<Arguments> table() {
        return Stream.of(
                // TS 23.040 clause 9.2.3.16 and TS 23.038 clause 6.1.2.1: 140 octets are 160 septets.
                arguments("", GSM7, 0, 1),
                arguments("a", GSM7, 1, 1),
                arguments(a(159), GSM7, 159, 1),
                arguments(a(160), GSM7, 160, 1),
                // TS 23.040 clause 9.2.3.24.1: the header of concatenation leaves 153 septets.
                arguments(a(161), GSM7, 161, 2),
                arguments(a(306), GSM7, 306, 2),
                arguments(a(307), GSM7, 307, 3),
                arguments(a(459), GSM7, 459, 3),
                arguments(a(460), GSM7, 460, 4),
                arguments(a(39_015), GSM7, 39_015, 255),
                arguments(a(39_016), GSM7, 39_016, 256),
                // TS 23.038 clause 6.2.1.1: an extension character takes escape and code.
                arguments("€", GSM7, 2, 1),
                arguments("[".repeat(80), GSM7, 160, 1),
                arguments("[".repeat(81), GSM7, 162, 2),
                arguments(a(158) + "€", GSM7, 160, 1),
                arguments(a(159) + "€", GSM7, 161, 2),
                // TS 23.040 clause 9.2.3.24.1: escape and code stay together, so one septet of a segment may be lost.
                arguments(a(152) + "€" + a(151), GSM7, 305, 2),
                arguments(a(152) + "€" + a(152), GSM7, 306, 3),
                arguments(a(151) + "€" + a(153), GSM7, 306, 2),
                arguments("[".repeat(153), GSM7, 306, 3),
                arguments("[".repeat(152), GSM7, 304, 2),
                // TS 23.038 clause 6.2.3: UCS-2, 140 octets are 70 units, 67 with the header.
                arguments("☃", UCS2, 1, 1),
                arguments(snow(70), UCS2, 70, 1),
                arguments(snow(71), UCS2, 71, 2),
                arguments(snow(134), UCS2, 134, 2),
                arguments(snow(135), UCS2, 135, 3),
                arguments(a(69) + "☃", UCS2, 70, 1),
                arguments(a(70) + "☃", UCS2, 71, 2),
                arguments("[".repeat(69) + "☃", UCS2, 70, 1),
                // A character beyond the BMP takes two units and is never split.
                arguments("😀".repeat(35), UCS2, 70, 1),
                arguments("😀".repeat(36), UCS2, 72, 2),
                arguments(snow(66) + "😀" + snow(66), UCS2, 134, 3),
                arguments(snow(65) + "😀" + snow(67), UCS2, 134, 2),
                arguments("😀".repeat(66), UCS2, 132, 2),
                arguments("😀".repeat(67), UCS2, 134, 3),
                // Not in the alphabet although plain: backtick, tab, small c with cedilla, no-break space.
                arguments("`", UCS2, 1, 1),
                arguments("a\tb", UCS2, 3, 1),
                arguments("ç", UCS2, 1, 1),
                arguments("a\u00a0b", UCS2, 3, 1),
                arguments("line\r\nfeed\f", GSM7, 12, 1));
    }

    @ParameterizedTest
    @MethodSource("table")
    void sizesFollowTheStandard(String text, Encoding encoding, int units, int segments) {
        TextPlan plan = TextPlan.of(text);
        assertThat(plan.encoding()).isEqualTo(encoding);
        assertThat(plan.units()).isEqualTo(units);
        assertThat(plan.segments()).isEqualTo(segments);
        assertThat(plan.culprits().isEmpty()).isEqualTo(encoding == GSM7);
    }

    @Test
    void culpritsAreNamedOnceEachAtTheirFirstPlace() {
        assertThat(TextPlan.of("a😀b☃c😀`☃").culprits())
                .containsExactly(new Culprit("😀", 1, null), new Culprit("☃", 4, null), new Culprit("`", 8, "'"));
    }

    @Test
    void aLoneSurrogateIsACulpritAndNotAnError() {
        assertThat(TextPlan.of("a\ud83d").culprits()).containsExactly(new Culprit("\ufffd", 1, null));
    }

    @Test
    void toStringShowsNoText() {
        assertThat(TextPlan.of("secret ☃")).hasToString("TextPlan[UCS2, 8 units, 1 segments]");
    }

    @Test
    void encodingsTellTheirRoom() {
        assertThat(GSM7.unitsInSingle()).isEqualTo(160);
        assertThat(GSM7.unitsInConcatenated()).isEqualTo(153);
        assertThat(UCS2.unitsInSingle()).isEqualTo(70);
        assertThat(UCS2.unitsInConcatenated()).isEqualTo(67);
    }
}

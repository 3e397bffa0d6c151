// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.api.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class LayoutTest {

    private static final TextOptions SIXTEEN_BIT =
            TextOptions.builder().reference(SegmentReference.SIXTEEN_BIT).build();

    private static final String FAMILY = "👨‍👩‍👧‍👦";

    private static String a(int count) {
        return "a".repeat(count);
    }

    private static String snow(int count) {
        return "☃".repeat(count);
    }

    static Stream<Arguments> table() {
        return Stream.of(
                arguments("empty", "", "0+160"),
                arguments("TS 23.040 9.2.3.16: one segment, no header", a(160), "160+0"),
                arguments("TS 23.040 9.2.3.24.1: header of six octets", a(161), "153+0 8+145"),
                arguments("TS 23.038 6.2.3: UCS-2", snow(70), "70+0"),
                arguments("TS 23.040 9.2.3.24.1: UCS-2 with the header", snow(71), "67+0 4+63"),
                arguments("TS 23.040 9.2.3.24.1: escape pair", a(152) + "€" + a(8), "152+1 10+143"),
                arguments("escape pair that just fits", a(151) + "€" + a(8), "153+0 8+145"),
                arguments("TS 23.040 9.2.3.24.1: surrogate pair", snow(66) + "😀" + snow(9), "66+1 11+56"),
                arguments("UAX #29 GB3", a(152) + "\r\n" + a(10), "152+1 12+141"),
                arguments("UAX #29 GB9: accent", snow(66) + "e\u0301" + snow(9), "66+1 11+56"),
                arguments("UAX #29 GB9: modifier", snow(64) + "👍🏽" + snow(9), "64+3 13+54"),
                arguments("UAX #29 GB11: family", snow(60) + FAMILY + snow(9), "60+7 20+47"),
                arguments("UAX #29 GB12: flags", "🇳🇴".repeat(20), "64+3 16+51"),
                arguments("UAX #29 GB12: flags behind one unit", "☃" + "🇳🇴".repeat(20), "65+2 16+51"),
                arguments("a grapheme longer than a segment", "e" + "\u0301".repeat(99), "67+0 33+34"),
                arguments("the same behind other text", "☃e" + "\u0301".repeat(99), "1+66 67+0 33+34"),
                arguments("such a grapheme of surrogate pairs", "👍" + "🏽".repeat(40), "66+1 16+51"));
    }

    private static String shown(TextPlan plan) {
        return String.join(
                " ",
                plan.layout().stream()
                        .map(segment -> segment.used() + "+" + segment.free())
                        .toList());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("table")
    void segmentsHoldWhatTheClauseAllows(String clause, String text, String usedAndFree) {
        TextPlan plan = TextPlan.of(text);
        assertThat(shown(plan)).as(clause).isEqualTo(usedAndFree);
        assertThat(plan.segments()).isEqualTo(plan.layout().size());
        assertThat(String.join("", plan.layout().stream().map(Segment::text).toList()))
                .isEqualTo(text);
    }

    static Stream<Arguments> wide() {
        // TS 23.040 clause 9.2.3.24.8: one octet more of header.
        return Stream.of(
                arguments(a(160), "160+0"),
                arguments(a(161), "152+0 9+143"),
                arguments(snow(70), "70+0"),
                arguments(snow(71), "66+0 5+61"));
    }

    @ParameterizedTest
    @MethodSource("wide")
    void aReferenceOfSixteenBitsTakesOneOctetMore(String text, String usedAndFree) {
        assertThat(shown(TextPlan.of(text, SIXTEEN_BIT))).isEqualTo(usedAndFree);
    }

    @Test
    void theRoomOfASegmentDependsOnTheHeader() {
        assertThat(TextPlan.of("a").unitsInSegment()).isEqualTo(160);
        assertThat(TextPlan.of(a(161)).unitsInSegment()).isEqualTo(153);
        assertThat(TextPlan.of(a(161), SIXTEEN_BIT).unitsInSegment()).isEqualTo(152);
        assertThat(TextPlan.of(snow(71)).unitsInSegment()).isEqualTo(67);
        assertThat(List.of(SegmentReference.values()))
                .extracting(SegmentReference::elementOctets)
                .containsExactly(5, 6);
    }

    @Test
    void aSegmentShowsNoText() {
        assertThat(TextPlan.of("secret").layout()).hasToString("[Segment[6 used, 154 free]]");
    }
}

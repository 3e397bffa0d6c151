// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.api.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.smsdispatch.api.Capabilities;
import io.github.smsdispatch.api.Dispatcher;
import io.github.smsdispatch.api.FormattedSms;
import io.github.smsdispatch.api.PhoneNumber;
import io.github.smsdispatch.api.SendResult;
import io.github.smsdispatch.api.SmsMessage;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class NationalPlanTest {

    private static final Set<NationalLanguage> ALL = EnumSet.allOf(NationalLanguage.class);

    private static TextPlan plan(String text, Set<NationalLanguage> languages) {
        return TextPlan.of(text, TextOptions.builder().languages(languages).build());
    }

    private static String shown(TextPlan plan) {
        return plan.alphabet()
                .map(alphabet -> alphabet.lockingShift().map(Enum::name).orElse("-") + " "
                        + alphabet.singleShift().map(Enum::name).orElse("-"))
                .orElse("UCS2");
    }

    static Stream<Arguments> table() {
        String turkish = "Şişli’de ağır yağış";
        return Stream.of(
                // One segment in any case: what every phone understands.
                arguments("a".repeat(160), "- -", 160, 1),
                arguments("şğı", "UCS2", 70, 1),
                // Header of 4 octets (TS 23.040 9.2.3.24.15), 155 septets; two each for ş, too many with one a more.
                arguments("ş".repeat(5) + "a".repeat(145), "- TURKISH", 155, 1),
                arguments("ş".repeat(5) + "a".repeat(146), "TURKISH -", 155, 1),
                // Locking shift (9.2.3.24.16): ş, ğ, ı take one septet.
                arguments("şğı".repeat(51) + "aa", "TURKISH -", 155, 1),
                // Both: 7 octets leave 152 septets. The locking table has ã, and only the other has Σ.
                arguments("ã".repeat(140) + "Σ".repeat(6), "PORTUGUESE PORTUGUESE", 152, 1),
                // Not in the tables: the curly apostrophe.
                arguments(turkish.repeat(4), "UCS2", 67, 2),
                arguments("नमस्ते ".repeat(20), "HINDI -", 155, 1),
                arguments("ñandú ".repeat(20) + "é", "- SPANISH", 155, 1));
    }

    @ParameterizedTest
    @MethodSource("table")
    void theWayWithFewestSegmentsIsTaken(String text, String alphabet, int room, int segments) {
        TextPlan plan = plan(text, ALL);
        assertThat(shown(plan)).isEqualTo(alphabet);
        assertThat(plan.unitsInSegment()).isEqualTo(room);
        assertThat(plan.segments()).isEqualTo(segments);
        assertThat(plan.culprits().isEmpty()).isEqualTo(plan.encoding() == Encoding.GSM7);
    }

    @Test
    void withoutPermissionNoTableIsUsed() {
        assertThat(shown(TextPlan.of("şğı".repeat(51)))).isEqualTo("UCS2");
        assertThat(shown(plan("şğı".repeat(51), EnumSet.of(NationalLanguage.HINDI))))
                .isEqualTo("UCS2");
    }

    @Test
    void headersOfConcatenationAndTablesAddUp() {
        // 1 + 5 + 3 octets leave 149 septets, 1 + 5 + 3 + 3 leave 146; with the wide reference 148 and 145.
        assertThat(plan("şğı".repeat(60), ALL).unitsInSegment()).isEqualTo(149);
        assertThat(plan("ã".repeat(200) + "Σ", ALL).unitsInSegment()).isEqualTo(146);
        TextOptions wide = TextOptions.builder()
                .languages(ALL)
                .reference(SegmentReference.SIXTEEN_BIT)
                .build();
        assertThat(TextPlan.of("şğı".repeat(60), wide).unitsInSegment()).isEqualTo(148);
    }

    @Test
    void anIndianGraphemeStaysWholeInSeptetsToo() {
        TextPlan plan = plan("नमस्ते ".repeat(60), ALL);
        assertThat(shown(plan)).isEqualTo("HINDI -");
        assertThat(plan.layout())
                .allMatch(segment -> segment.text().charAt(0) != '\u094D')
                .noneMatch(segment -> segment.text().endsWith("स्"));
        assertThat(String.join("", plan.layout().stream().map(Segment::text).toList()))
                .isEqualTo(plan.text());
    }

    /** Leaves its text to the default of the interface. */
    private record Turkish(String name) implements Dispatcher {

        @Override
        public SendResult sendSms(PhoneNumber phone, List<SmsMessage> messages) {
            throw new UnsupportedOperationException("not sent here");
        }

        @Override
        public Capabilities capabilities() {
            return Capabilities.builder()
                    .languages(EnumSet.of(NationalLanguage.TURKISH))
                    .build();
        }
    }

    @Test
    void whatATransportCanCarryDecides() {
        Dispatcher turkish = new Turkish("modem");
        FormattedSms one = turkish.formatSms(List.of(SmsMessage.of("şğı".repeat(40))));
        assertThat(shown(one.plan())).isEqualTo("TURKISH -");
        FormattedSms digest =
                turkish.formatSms(List.of(SmsMessage.of("şğı".repeat(20)), SmsMessage.of("şğı".repeat(20))));
        assertThat(digest.sentIds()).hasSize(2);
        assertThat(digest.plan().segments()).isEqualTo(1);
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.api.text;

import static io.github.smsdispatch.api.text.OverBudget.REJECT;
import static io.github.smsdispatch.api.text.OverBudget.SPLIT;
import static io.github.smsdispatch.api.text.OverBudget.TRANSLITERATE;
import static io.github.smsdispatch.api.text.OverBudget.TRUNCATE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BudgetTest {

    private static final String QUOTED = "“Hei” ".repeat(20).strip();

    private static TextPlan plan(String text, int segments, OverBudget... steps) {
        return TextPlan.of(
                text,
                TextOptions.builder().maxSegments(segments).onOverflow(steps).build());
    }

    @Test
    void aTextWithinTheBudgetIsNotTouched() {
        TextPlan plan = plan(QUOTED, 2, TRANSLITERATE, TRUNCATE);
        assertThat(plan.text()).isEqualTo(QUOTED);
        assertThat(plan.applied()).isEmpty();
        assertThat(plan.messages()).containsExactly(plan);
    }

    @Test
    void withoutAStepItIsRejectedAndThePlanTellsWhatItWouldCost() {
        TextPlan plan = plan("a".repeat(400), 2);
        assertThat(plan.rejected()).isTrue();
        assertThat(plan.segments()).isEqualTo(3);
        assertThat(plan.maxSegments()).isEqualTo(2);
        assertThat(plan).hasToString("TextPlan[GSM7, 400 units, 3 segments, [REJECT]]");
    }

    @Test
    void transliterationIsEnoughWhenTheTextFitsThen() {
        TextPlan plan = plan(QUOTED, 1, TRANSLITERATE, TRUNCATE);
        assertThat(plan.text()).isEqualTo("\"Hei\" ".repeat(20).strip());
        assertThat(plan.applied()).containsExactly(TRANSLITERATE);
        assertThat(plan.segments()).isEqualTo(1);
    }

    @Test
    void theNextStepGoesOnFromTheTransliteratedText() {
        TextPlan plan = plan(QUOTED + "a".repeat(200), 1, TRANSLITERATE, TRUNCATE);
        assertThat(plan.text()).startsWith("\"Hei\"").endsWith("a...");
        assertThat(plan.units()).isEqualTo(160);
        assertThat(plan.applied()).containsExactly(TRANSLITERATE, TRUNCATE);
    }

    @Test
    void transliterationThatSavesNothingChangesNothing() {
        TextPlan plan = plan("😀" + QUOTED, 1, TRANSLITERATE, TRUNCATE);
        assertThat(plan.text()).startsWith("😀“Hei”").endsWith("...");
        assertThat(plan.applied()).containsExactly(TRUNCATE);
    }

    @Test
    void theOrderIsTheCallers() {
        TextPlan plan = plan(QUOTED, 1, TRUNCATE, TRANSLITERATE);
        assertThat(plan.text()).startsWith("“Hei”").endsWith("...");
        assertThat(plan.units()).isEqualTo(70);
    }

    @Test
    void rejectEndsTheSteps() {
        TextPlan plan = plan("a".repeat(200), 1, TRANSLITERATE, REJECT, TRUNCATE);
        assertThat(plan.rejected()).isTrue();
        assertThat(plan.text()).hasSize(200);
    }

    @Test
    void whatIsRejectedKeepsItsWords() {
        TextPlan plan = plan(QUOTED + "a".repeat(200), 1, TRANSLITERATE, REJECT);
        assertThat(plan.text()).startsWith("“Hei”");
        assertThat(plan.applied()).containsExactly(REJECT);
    }

    @Test
    void truncationUsesAllSegmentsOfTheBudget() {
        assertThat(plan("a".repeat(500), 1, TRUNCATE).text()).isEqualTo("a".repeat(157) + "...");
        assertThat(plan("a".repeat(500), 3, TRUNCATE).text()).isEqualTo("a".repeat(456) + "...");
        assertThat(plan("☃".repeat(500), 2, TRUNCATE).text()).isEqualTo("☃".repeat(131) + "...");
    }

    @Test
    void whatForcesUcs2OnlyLateIsCutAwayRatherThanHalfOfTheText() {
        TextPlan plan = plan("a".repeat(150) + "☃".repeat(50), 1, TRUNCATE);
        assertThat(plan.text()).isEqualTo("a".repeat(150) + "...");
        assertThat(plan.encoding()).isEqualTo(Encoding.GSM7);
    }

    @ParameterizedTest
    @ValueSource(strings = {"👨‍👩‍👧", "🇳🇴", "👍🏽", "e\u0301", "😀", "कि", "क्षि"})
    void truncationCutsBetweenGraphemes(String grapheme) {
        String text = plan(grapheme.repeat(80), 1, TRUNCATE).text();
        assertThat(text).isEqualTo(grapheme.repeat(67 / grapheme.length()) + "...");
    }

    @Test
    void splitMakesSeveralSmsWithNothingLost() {
        String text = "The quick brown fox jumps over the lazy dog. ".repeat(9).strip();
        TextPlan plan = plan(text, 1, SPLIT);
        assertThat(plan.messages()).hasSize(3).allMatch(message -> message.segments() == 1);
        assertThat(plan.segments()).isEqualTo(3);
        assertThat(plan.layout()).hasSize(3);
        assertThat(plan.applied()).containsExactly(SPLIT);
        assertThat(String.join("", plan.messages().stream().map(TextPlan::text).toList()))
                .isEqualTo(text);
        assertThat(plan.messages().subList(0, 2))
                .allMatch(message -> message.text().endsWith(" "));
    }

    @Test
    void eachSmsOfASplitChoosesItsOwnEncoding() {
        TextPlan plan = plan("a".repeat(160) + "☃".repeat(70), 1, SPLIT);
        assertThat(plan.messages()).extracting(TextPlan::encoding).containsExactly(Encoding.GSM7, Encoding.UCS2);
    }

    @Test
    void aSplitWithinTwoSegmentsUsesBoth() {
        TextPlan plan = plan("a".repeat(500), 2, SPLIT);
        assertThat(plan.messages()).extracting(TextPlan::units).containsExactly(306, 194);
        assertThat(plan.segments()).isEqualTo(4);
    }

    @Test
    void aSplitTextIsEncodedMessageByMessage() {
        TextPlan plan = plan("a".repeat(200), 1, SPLIT);
        byte[] buffer = new byte[160];
        int[] ends = new int[1];
        assertThatIllegalStateException().isThrownBy(() -> plan.encode(buffer, ends));
        assertThat(plan.messages().get(0).encode(buffer, ends)).isEqualTo(1);
        assertThat(ends).containsExactly(160);
    }

    @Test
    void limitsOutOfRangeAreNamed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TextOptions.builder().maxSegments(0))
                .withMessage("maxSegments: received 0; allowed: 1 to 255");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TextOptions.builder().maxSegments(256))
                .withMessage("maxSegments: received 256; allowed: 1 to 255");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TextOptions.builder().ellipsis(".".repeat(41)))
                .withMessage("ellipsis: received 41 characters; allowed: 0 to 40");
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.examples;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlanCommandTest {

    @Test
    void gsmTextIsPlannedInSeptets() throws JsonProcessingException {
        JsonNode plan = plan("hello [world]");

        assertThat(plan.path("encoding").asText()).isEqualTo("GSM7");
        assertThat(plan.path("segments").intValue()).isEqualTo(1);
        assertThat(plan.path("units").intValue()).isEqualTo(15);
        assertThat(plan.path("culprits")).isEmpty();
    }

    @Test
    void culpritsOfUcs2AreNamedWithTheirPlace() throws JsonProcessingException {
        JsonNode plan = plan("x".repeat(70) + "\uD83D\uDE00");

        assertThat(plan.path("encoding").asText()).isEqualTo("UCS2");
        assertThat(plan.path("segments").intValue()).isEqualTo(2);
        assertThat(plan.path("culprits").get(0).path("character").asText()).isEqualTo("\uD83D\uDE00");
        assertThat(plan.path("culprits").get(0).path("index").intValue()).isEqualTo(70);
    }

    @Test
    void withoutJsonItReadsLikeASentence() {
        assertThat(Run.of("plan", "hello").out().strip()).isEqualTo("GSM7, 5 units, 1 segment");
    }

    @Test
    void segmentsAreShownWithTheirTextAndRoom() throws JsonProcessingException {
        JsonNode plan = plan("x".repeat(152) + "\u20AC");

        assertThat(plan.path("layout").findValuesAsText("text")).containsExactly("x".repeat(152) + "\u20AC");
        assertThat(plan.path("layout").get(0).path("used").intValue()).isEqualTo(154);
        assertThat(plan.path("layout").get(0).path("free").intValue()).isEqualTo(6);
    }

    @Test
    void whatReplacesACulpritAndWhatThatSavesIsTold() throws JsonProcessingException {
        JsonNode plan = plan("\u201C" + "x".repeat(100) + "\u2603");
        assertThat(plan.path("culprits").get(0).path("replacement").asText()).isEqualTo("\"");
        assertThat(plan.path("culprits").get(1).path("replacement").isNull()).isTrue();
        assertThat(plan.path("savedByTransliteration").intValue()).isZero();
        assertThat(plan("\u201C" + "x".repeat(100))
                        .path("savedByTransliteration")
                        .intValue())
                .isEqualTo(1);
    }

    @Test
    void aBudgetAndItsStepsCanBeGiven() throws JsonProcessingException {
        JsonNode cut = plan("x".repeat(200), "--max-segments", "1", "--on-overflow", "TRANSLITERATE,TRUNCATE");
        assertThat(cut.path("text").asText()).isEqualTo("x".repeat(157) + "...");
        assertThat(cut.path("applied").get(0).asText()).isEqualTo("TRUNCATE");
        JsonNode split = plan("x".repeat(200), "--max-segments", "1", "--on-overflow", "SPLIT");
        assertThat(split.path("messages")).hasSize(2);
        assertThat(plan("x".repeat(200), "--max-segments", "1").path("rejected").booleanValue())
                .isTrue();
    }

    @Test
    void nationalTablesAreUsedWhereTheyAreAllowed() throws JsonProcessingException {
        String turkish = "\u015F\u011F\u0131".repeat(40);
        assertThat(plan(turkish).path("encoding").asText()).isEqualTo("UCS2");
        JsonNode shifted = plan(turkish, "--languages", "TURKISH,SPANISH", "--wide-reference");
        assertThat(shifted.path("encoding").asText()).isEqualTo("GSM7");
        assertThat(shifted.path("lockingShift").asText()).isEqualTo("TURKISH");
        assertThat(shifted.path("unitsInSegment").intValue()).isEqualTo(155);
    }

    @Test
    void aBudgetOutOfRangeIsAUsageError() {
        Run run = Run.of("plan", "x", "--max-segments", "0");
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("maxSegments: received 0; allowed: 1 to 255");
    }

    @Test
    void textOutputNamesSegmentsCulpritsAndSavings() {
        assertThat(Run.of("plan", "\u201C" + "x".repeat(70)).out().lines())
                .containsExactly(
                        "UCS2, 71 units, 2 segments",
                        "  1: 67 used, 0 free: '\u201C" + "x".repeat(66) + "'",
                        "  2: 4 used, 63 free: 'xxxx'",
                        "  '\u201C' at 0 is not in the GSM 7-bit alphabet; instead: '\"'",
                        "  transliteration saves 1 segment");
    }

    private static JsonNode plan(String text, String... options) throws JsonProcessingException {
        List<String> arguments = new ArrayList<>(List.of("plan", text, "--json"));
        arguments.addAll(List.of(options));
        Run run = Run.of(arguments.toArray(String[]::new));
        assertThat(run.exitCode()).isZero();
        return new JsonMapper().readTree(run.out());
    }
}

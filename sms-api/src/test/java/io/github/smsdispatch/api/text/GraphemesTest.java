// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.api.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class GraphemesTest {

    /** The regular expression of the JDK, an independent reading of the same annex. */
    private static final Pattern ORACLE = Pattern.compile("\\X");

    /**
     * Where JDK 17 is wrong: it doesn't know rule GB9c, which came with Unicode 15.1; in GB11 it takes spacing marks and
     * joiners before the joiner for Extend, and forgets a pictograph behind a prepended mark; U+11720 and U+11721 are no
     * SpacingMark in table 2.
     */
    private static final Pattern WRONG = Pattern.compile("[\u094D\u09CD\u0ACD\u0B4D\u0C4D\u0D4D\\x{11720}\\x{11721}]"
            + "|([\\p{Mc}\u0E33\u0EB3\u200D]|[\u0600\u0D4E].)[\\p{M}\\p{Cf}\\p{Sk}\\p{Lm}]*\u200D");

    private static List<Integer> walked(String text) {
        List<Integer> ends = new ArrayList<>();
        for (int at = 0; at < text.length(); ) {
            at = Graphemes.next(text, at);
            ends.add(at);
        }
        return ends;
    }

    private static List<Integer> ofTheJdk(String text) {
        List<Integer> ends = new ArrayList<>();
        Matcher matcher = ORACLE.matcher(text);
        while (matcher.find()) {
            ends.add(matcher.end());
        }
        return ends;
    }

    static Stream<Arguments> table() {
        // UAX #29 table 1c and its rules; each text is one cluster or as many as the number says.
        return Stream.of(
                arguments("GB3", "\r\n", 1),
                arguments("GB4", "\n\u0301", 2),
                arguments("GB5", "a\u200B", 2),
                arguments("GB6", "\u1100\u1100\u1161", 1),
                arguments("GB7", "\uAC00\u1161\u11A8", 1),
                arguments("GB8", "\uAC01\u11A8\u11A8", 1),
                arguments("GB8 ends", "\uAC01\u1100", 2),
                arguments("GB9 accent", "e\u0301\u0323", 1),
                arguments("GB9 emoji modifier", "👍🏽", 1),
                arguments("GB9 keycap", "1\uFE0F\u20E3", 1),
                arguments("GB9 tags: Scotland", "🏴󠁧󠁢󠁳󠁣󠁴󠁿", 1),
                arguments("GB9a vowel sign", "कि", 1),
                arguments("GB9a Tamil", "நி", 1),
                arguments("GB9b", "\u0600\u0661", 1),
                arguments("GB9c conjunct", "क्ष", 1),
                arguments("GB9c with joiner", "क्\u200Dष", 1),
                arguments("GB9c two linkers", "ক্ষ্ম", 1),
                arguments("GB9c not behind a non-joiner", "क्\u200Cष", 2),
                arguments("GB9c not without linker", "कष", 2),
                arguments("GB9c not in Tamil", "க்ஷ", 2),
                arguments("GB11 family", "👨‍👩‍👧‍👦", 1),
                arguments("GB11 with modifiers", "👩🏽‍❤️‍💋‍👨🏿", 1),
                arguments("GB11 needs a pictograph", "a\u200D👧", 2),
                arguments("GB12 flags", "🇳🇴🇸🇪🇩🇰", 3),
                arguments("GB13 odd", "a🇳🇴🇸", 3),
                arguments("GB999", "ab", 2),
                arguments("surrogates are controls", "\ud83d\u0301", 2));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("table")
    void clustersFollowTheRules(String rule, String text, int clusters) {
        assertThat(walked(text)).as(rule).hasSize(clusters);
    }

    /** Of each kind some, and of Indian scripts many. */
    private static final String[] PIECES = {
        "a",
        "z",
        "\r",
        "\n",
        "\r\n",
        "\t",
        "\u00AD",
        "é",
        "\u0301",
        "\u0308",
        "\uFE0F",
        "\u20E3",
        "1",
        "\u200D",
        "\u200C",
        "\u0600",
        "\u0661",
        "\u0903",
        "\u093F",
        "क",
        "ष",
        "ক",
        "நி",
        "\u0BCD",
        "\u0D4E",
        "\u0E33",
        "\u0EB3",
        "ก",
        "\u1100",
        "\u1161",
        "\u11A8",
        "\uAC00",
        "\uAC01",
        "한",
        "🇳",
        "🇴",
        "👨",
        "👩",
        "👧",
        "❤",
        "☎",
        "©",
        "🏽",
        "🏿",
        "😀",
        "🏴",
        "\uDB40\uDC67",
        "\uDB40\uDC7F",
        "\ud83d",
        "\ude00",
        "☃",
        "中",
        "ﬁ",
        "\u2028",
        "\uFEFF",
        "\uFF9E",
        "\u1038"
    };

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 20_261_122})
    void randomTextsAreCutWhereTheJdkCutsThem(long seed) {
        Random random = new Random(seed);
        for (int round = 0; round < 20_000; round++) {
            StringBuilder text = new StringBuilder();
            int length = 1 + random.nextInt(12);
            for (int i = 0; i < length; i++) {
                text.append(PIECES[random.nextInt(PIECES.length)]);
            }
            String made = text.toString();
            if (!WRONG.matcher(made).find()) {
                assertThat(walked(made)).as(escaped(made)).isEqualTo(ofTheJdk(made));
            }
        }
    }

    @Test
    void everyAssignedCodePointMeetsItsNeighboursAsInTheJdk() {
        String[] before = {"a", "\u0600", "\uAC00", "👨", "\n"};
        String[] after = {"a", "\u0301", "\u11A8", "\u200D👧", "\u0903"};
        List<String> different = new ArrayList<>();
        for (int c = 0; c <= Character.MAX_CODE_POINT; c++) {
            // Unassigned ones may become anything; the JDK takes all but one for controls.
            if (Character.isDefined(c)) {
                for (int i = 0; i < before.length; i++) {
                    String text = before[i] + Character.toString(c) + after[i];
                    if (!WRONG.matcher(text).find() && !walked(text).equals(ofTheJdk(text))) {
                        different.add(escaped(text));
                    }
                }
            }
        }
        assertThat(different).isEmpty();
    }

    @Test
    void theLastBoundaryBeforeAPlaceIsFoundFromAnyPlace() {
        String text = "ab👨‍👩‍👧c";
        assertThat(Graphemes.floor(text, 0, 9)).isEqualTo(2);
        assertThat(Graphemes.floor(text, 2, 9)).isEqualTo(2);
        assertThat(Graphemes.floor(text, 0, 10)).isEqualTo(10);
    }

    private static String escaped(String text) {
        StringBuilder shown = new StringBuilder();
        text.chars().forEach(c -> shown.append(String.format("\\u%04X", c)));
        return shown.toString();
    }
}

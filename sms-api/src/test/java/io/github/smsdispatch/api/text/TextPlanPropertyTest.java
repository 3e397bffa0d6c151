// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.api.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextPlanPropertyTest {

    private static final String[] GSM = {"a", "Z", "0", " ", "æ", "€", "[", "\n", "\r\n", "Ω", "\f"};

    private static final String[] ANY = {
        "a",
        "€",
        "ç",
        "“",
        "☃",
        "😀",
        "👨‍👩‍👧‍👦",
        "🇳🇴",
        "👍🏽",
        "e\u0301",
        "\u0301",
        "\u200D",
        "क्षि",
        "한",
        "\ud83d",
        "\ude00",
        "1\uFE0F\u20E3"
    };

    private static String random(Random random) {
        StringBuilder text = new StringBuilder();
        int length = random.nextInt(random.nextBoolean() ? 30 : 600);
        int kind = random.nextInt(3);
        for (int i = 0; i < length; i++) {
            switch (kind) {
                case 0 -> text.append(GSM[random.nextInt(GSM.length)]);
                case 1 -> text.append(ANY[random.nextInt(ANY.length)]);
                default -> text.append((char) random.nextInt(Character.MAX_VALUE + 1));
            }
        }
        return text.toString();
    }

    private static TextOptions options(Random random) {
        List<OverBudget> steps = List.of(OverBudget.values());
        return TextOptions.builder()
                .reference(random.nextBoolean() ? SegmentReference.EIGHT_BIT : SegmentReference.SIXTEEN_BIT)
                .maxSegments(random.nextBoolean() ? 255 : 1 + random.nextInt(4))
                .onOverflow(random.ints(random.nextInt(4), 0, steps.size())
                        .mapToObj(steps::get)
                        .toArray(OverBudget[]::new))
                .ellipsis(random.nextBoolean() ? "..." : "…")
                .build();
    }

    private static String joined(TextPlan plan) {
        return String.join("", plan.layout().stream().map(Segment::text).toList());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 20_261_122})
    void segmentsJoinedGiveTheTextAndEachFitsItsRoom(long seed) {
        Random random = new Random(seed);
        for (int round = 0; round < 2000; round++) {
            String text = random(random);
            TextPlan plan = TextPlan.of(text, options(random));
            String where = "seed " + seed + ", round " + round + ", " + plan;
            assertThat(joined(plan)).as(where).isEqualTo(plan.text());
            assertThat(plan.layout()).as(where).hasSize(plan.segments());
            for (TextPlan message : plan.messages()) {
                assertThat(message.layout())
                        .as(where)
                        .allMatch(s -> s.used() + s.free() == message.unitsInSegment() && s.free() >= 0);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {4, 5})
    void countedLengthIsTheLengthOfWhatIsEncoded(long seed) throws CharacterCodingException {
        Random random = new Random(seed);
        for (int round = 0; round < 2000; round++) {
            TextPlan plan = TextPlan.of(random(random));
            for (Segment segment : plan.layout()) {
                assertThat(segment.used()).isEqualTo(encoded(segment.text(), plan));
            }
            assertThat(plan.units()).isEqualTo(encoded(plan.text(), plan));
        }
    }

    /** Writes it in earnest; the strict encoder refuses lone surrogates. */
    private static int encoded(String text, TextPlan plan) throws CharacterCodingException {
        if (plan.alphabet().isPresent()) {
            return plan.alphabet().get().encode(text, new byte[2 * text.length()], 0);
        }
        ByteBuffer octets = StandardCharsets.UTF_16BE.newEncoder().encode(CharBuffer.wrap(text));
        return octets.remaining() / 2;
    }

    @ParameterizedTest
    @ValueSource(longs = {13, 14})
    void whatIsWrittenAndCutIsTheTextOfEachSegment(long seed) {
        Random random = new Random(seed);
        byte[] buffer = new byte[20_000];
        int[] ends = new int[255];
        for (int round = 0; round < 2000; round++) {
            TextPlan plan = TextPlan.of(random(random));
            List<Segment> layout = plan.layout();
            assertThat(plan.encode(buffer, ends)).isEqualTo(layout.size());
            int from = 0;
            for (int i = 0; i < layout.size(); i++) {
                assertThat(decoded(plan, buffer, from, ends[i]))
                        .as("seed " + seed + ", round " + round)
                        .isEqualTo(layout.get(i).text());
                from = ends[i];
            }
        }
    }

    private static String decoded(TextPlan plan, byte[] buffer, int from, int to) {
        return plan.alphabet()
                .map(alphabet -> alphabet.decode(buffer, from, to - from))
                .orElseGet(() -> new String(buffer, from, to - from, StandardCharsets.UTF_16BE));
    }

    @ParameterizedTest
    @ValueSource(longs = {6, 7})
    void noSegmentEndsWithinAGraphemeThatFitsOne(long seed) {
        Random random = new Random(seed);
        for (int round = 0; round < 2000; round++) {
            String text = random(random);
            TextPlan plan = TextPlan.of(text);
            int at = 0;
            for (Segment segment : plan.layout()) {
                at += segment.text().length();
                int begin = at == text.length() ? at : clusterAround(text, at);
                if (begin != at) {
                    String grapheme = text.substring(begin, Graphemes.next(text, begin));
                    assertThat(grapheme.length())
                            .as("seed " + seed + ", round " + round)
                            .isGreaterThan(67);
                }
            }
        }
    }

    private static int clusterAround(String text, int index) {
        int at = 0;
        for (int next = 0; next <= index; next = Graphemes.next(text, at)) {
            at = next;
        }
        return at;
    }

    @ParameterizedTest
    @ValueSource(longs = {8, 9, 10})
    void whateverTheStepsTheResultIsWithinTheBudgetOrRejected(long seed) {
        Random random = new Random(seed);
        for (int round = 0; round < 2000; round++) {
            String text = random(random);
            TextOptions options = options(random);
            TextPlan plan = TextPlan.of(text, options);
            String where = "seed " + seed + ", round " + round + ", " + plan + options.onOverflow();
            assertThat(plan.messages())
                    .as(where)
                    .allMatch(message -> plan.rejected() || message.segments() <= options.maxSegments());
            assertThat(String.join(
                            "", plan.messages().stream().map(TextPlan::text).toList()))
                    .as(where)
                    .isEqualTo(plan.text());
            assertThat(plan.segments())
                    .as(where)
                    .isEqualTo(plan.messages().stream()
                            .mapToInt(TextPlan::segments)
                            .sum());
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12})
    void aTruncatedTextIsAsLongAsItCanBe(long seed) {
        Random random = new Random(seed);
        for (int round = 0; round < 1000; round++) {
            int budget = 1 + random.nextInt(3);
            String text = WellFormed.of(random(random));
            TextPlan plan = TextPlan.of(
                    text,
                    TextOptions.builder()
                            .maxSegments(budget)
                            .onOverflow(OverBudget.TRUNCATE)
                            .build());
            if (!plan.applied().isEmpty()) {
                int kept = plan.text().length() - 3;
                assertThat(text).startsWith(plan.text().substring(0, kept));
                int more = Graphemes.next(text, kept);
                TextPlan longer = TextPlan.of(text.substring(0, more) + "...");
                assertThat(longer.segments())
                        .as("seed " + seed + ", round " + round + ": " + plan)
                        .isGreaterThan(budget);
            }
        }
    }
}

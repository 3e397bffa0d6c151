// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.api.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.github.smsdispatch.api.FormattedSms;
import io.github.smsdispatch.api.MessageId;
import io.github.smsdispatch.api.SmsMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SmsFormatPropertyTest {

    private static final String[] PIECES = {
        "a",
        "b ",
        "0",
        "Z",
        "æ",
        "€",
        "[",
        "\n",
        "Ω",
        "☃",
        "ç",
        "😀",
        "👨‍👩‍👧",
        "🇳🇴",
        "e\u0301",
        "\u0301",
        "мир",
        "كلم",
        "; 2: "
    };

    private static String text(Random random) {
        int length = 1 + (random.nextBoolean() ? random.nextInt(12) : random.nextInt(250));
        int variety = 1 + random.nextInt(PIECES.length);
        StringBuilder text = new StringBuilder("x");
        for (int i = 0; i < length; i++) {
            text.append(PIECES[random.nextInt(variety)]);
        }
        return text.toString();
    }

    private static SmsFormat format(Random random) {
        String[] suffixes = {" +{n} see web.", "", " +{n}", " και {n} ακόμη", " 😀{n}{n}"};
        String[] numberings = {"{n}: ", "", "({n}) ", "№{n} "};
        return SmsFormat.builder()
                .numbering(numberings[random.nextInt(numberings.length)])
                .suffix(suffixes[random.nextInt(suffixes.length)])
                .ellipsis(random.nextBoolean() ? "..." : "…")
                .packing(random.nextBoolean() ? DigestPacking.FILL : DigestPacking.IN_ORDER)
                .overflow(random.nextBoolean() ? Overflow.DEFER : Overflow.IGNORE)
                .build();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 20_261_121})
    void aDigestFitsItsSegmentLosesNobodyAndIsValidText(long seed) {
        Random random = new Random(seed);
        for (int round = 0; round < 500; round++) {
            List<SmsMessage> messages = new ArrayList<>();
            int count = 2 + random.nextInt(random.nextBoolean() ? 3 : 60);
            for (int i = 0; i < count; i++) {
                messages.add(new SmsMessage(MessageId.of(i), text(random), 1 + random.nextInt(5)));
            }
            check(format(random).format(messages), messages, "seed " + seed + ", round " + round);
        }
    }

    private static void check(FormattedSms sms, List<SmsMessage> messages, String where) {
        assertThat(sms.plan().segments()).as(where).isEqualTo(1);
        assertThatCode(() -> SmsText.check(sms.text())).as(where).doesNotThrowAnyException();
        List<MessageId> all = new ArrayList<>(sms.sentIds());
        all.addAll(sms.ignoredIds());
        all.addAll(sms.deferredIds());
        assertThat(all)
                .as(where)
                .containsExactlyInAnyOrderElementsOf(
                        messages.stream().map(SmsMessage::id).toList());
        assertThat(sms.sentIds()).as(where).isNotEmpty();
        int mostSevere = messages.stream().mapToInt(SmsMessage::severity).min().orElseThrow();
        SmsMessage first = messages.stream()
                .filter(m -> m.severity() == mostSevere)
                .findFirst()
                .orElseThrow();
        assertThat(sms.sentIds().get(0)).as(where).isEqualTo(first.id());
        assertThat(sms.text()).as(where).contains("x");
    }
}

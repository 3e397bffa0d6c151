// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.tpdu;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.smsdispatch.api.text.NationalLanguage;
import io.github.smsdispatch.api.text.Segment;
import io.github.smsdispatch.api.text.SegmentReference;
import io.github.smsdispatch.api.text.TextOptions;
import io.github.smsdispatch.api.text.TextPlan;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a plan promises and what goes into PDUs is the same: text, septets, and the room that stays free. */
class PlannedTextTest {

    private static final Address PHONE = Address.ofDigits(TypeOfNumber.INTERNATIONAL, "4712345678");
    private static final String CHARACTERS = "abc DEF 123 €{}[] ÅØ şğıİ çãõ ñ অআ हि தமிழ் اردو Привет 😀👍🏽🇳🇴\n";

    private static String text(Random random, int from, int most) {
        int[] codePoints = CHARACTERS.codePoints().toArray();
        int window = 3 + random.nextInt(codePoints.length - 3);
        StringBuilder text = new StringBuilder();
        for (int left = 1 + random.nextInt(most); left > 0; left--) {
            text.appendCodePoint(codePoints[(from + random.nextInt(window)) % codePoints.length]);
        }
        return text.toString();
    }

    @ParameterizedTest
    @EnumSource(SegmentReference.class)
    void everySegmentOfAPlanFillsItsPduAsPlanned(SegmentReference reference) throws MalformedTpduException {
        Random random = new Random(23_038);
        Set<NationalLanguage> languages = EnumSet.allOf(NationalLanguage.class);
        TextOptions options =
                TextOptions.builder().languages(languages).reference(reference).build();
        for (int i = 0; i < 2_000; i++) {
            TextPlan plan = TextPlan.of(text(random, random.nextInt(60), 600), options);
            check(plan, reference);
        }
    }

    private static void check(TextPlan plan, SegmentReference reference) throws MalformedTpduException {
        DataCoding coding = plan.alphabet().isPresent() ? DataCoding.GSM7 : DataCoding.UCS2;
        UserDataHeader shared = plan.alphabet().map(UserDataHeader::of).orElse(UserDataHeader.none());
        List<Segment> layout = plan.layout();
        List<UserData> segments = UserData.ofSegments(
                coding,
                shared,
                layout.stream().map(Segment::text).toList(),
                reference == SegmentReference.EIGHT_BIT ? Width.BITS_8 : Width.BITS_16,
                7);
        StringBuilder whole = new StringBuilder();
        for (int i = 0; i < segments.size(); i++) {
            UserData data = segments.get(i);
            Submit submit = Submit.to(PHONE).userData(data).build();
            whole.append(
                    ((Submit) Tpdu.toCentre(submit.encode())).userData().text().orElseThrow());
            int unit = coding.alphabet() == Alphabet.GSM7 ? 1 : 2;
            assertThat(data.payload().size()).isEqualTo(layout.get(i).used() * unit);
            int most = coding.alphabet() == Alphabet.GSM7 ? 160 : 140;
            int free = most - data.length();
            assertThat(free / unit).isEqualTo(layout.get(i).free());
        }
        assertThat(whole).hasToString(plan.text());
    }
}

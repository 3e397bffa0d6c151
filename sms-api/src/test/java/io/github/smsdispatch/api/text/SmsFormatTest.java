// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.api.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.smsdispatch.api.Capabilities;
import io.github.smsdispatch.api.FormattedSms;
import io.github.smsdispatch.api.MessageId;
import io.github.smsdispatch.api.SmsMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.ListResourceBundle;
import java.util.ResourceBundle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SmsFormatTest {

    private static final SmsFormat IGNORING =
            SmsFormat.builder().overflow(Overflow.IGNORE).build();

    private static List<SmsMessage> messages(String... texts) {
        List<SmsMessage> made = new ArrayList<>();
        for (String text : texts) {
            made.add(new SmsMessage(MessageId.of(made.size() + 1L), text, 3));
        }
        return made;
    }

    private static SmsMessage message(long id, int severity, String text) {
        return new SmsMessage(MessageId.of(id), text, severity);
    }

    @Test
    void aSingleMessageIsTakenAsItIsAndMaySpanSegments() {
        FormattedSms sms = IGNORING.format(messages("a".repeat(500)));
        assertThat(sms.text()).isEqualTo("a".repeat(500));
        assertThat(sms.plan().segments()).isEqualTo(4);
        assertThat(sms.sentIds()).containsExactly(MessageId.of(1));
    }

    @Test
    void theMostSevereGoesFirstAndEqualsKeepTheirOrder() {
        FormattedSms sms = SmsFormat.standard()
                .format(List.of(
                        message(1, 5, "low"), message(2, 1, "high"), message(3, 3, "mid"), message(4, 1, "also")));
        assertThat(sms.text()).isEqualTo("1: high; 2: also; 3: mid; 4: low");
        assertThat(sms.sentIds()).containsExactly(MessageId.of(2), MessageId.of(4), MessageId.of(3), MessageId.of(1));
    }

    @Test
    void allOneHundredSixtySeptetsAreUsed() {
        FormattedSms sms = IGNORING.format(messages("a".repeat(70), "b".repeat(82)));
        assertThat(sms.plan().units()).isEqualTo(160);
        assertThat(sms.sentIds()).hasSize(2);
        assertThat(IGNORING.format(messages("a".repeat(70), "b".repeat(83))).sentIds())
                .hasSize(1);
    }

    @Test
    void extensionCharactersCountDouble() {
        assertThat(IGNORING.format(messages("[".repeat(70), "b".repeat(12)))
                        .plan()
                        .units())
                .isEqualTo(160);
        assertThat(IGNORING.format(messages("[".repeat(70), "b".repeat(13))).ignoredIds())
                .hasSize(1);
    }

    @Test
    void oneSnowmanLeavesSeventyUnitsForAll() {
        FormattedSms sms = SmsFormat.standard().format(messages("a".repeat(60), "b".repeat(60), "☃"));
        assertThat(sms.sentIds()).hasSize(2);
        FormattedSms first = SmsFormat.standard().format(messages("☃", "b".repeat(60), "c"));
        assertThat(first.sentIds()).hasSize(2);
        assertThat(first.plan().units()).isEqualTo(69);
    }

    @Test
    void theReserveForTheSuffixIsExactlyAsLongAsTheSuffix() {
        FormattedSms sms = IGNORING.format(messages("a".repeat(148), "b".repeat(20)));
        assertThat(sms.text()).isEqualTo("a".repeat(148) + " +1 see web.");
        assertThat(sms.plan().units()).isEqualTo(160);
    }

    @Test
    void aTooLongFirstMessageIsShortenedVisibly() {
        FormattedSms sms = IGNORING.format(messages("a".repeat(200), "b", "c"));
        assertThat(sms.text()).isEqualTo("a".repeat(145) + "... +2 see web.");
        assertThat(sms.sentIds()).containsExactly(MessageId.of(1));
        assertThat(SmsFormat.standard().format(messages("a".repeat(200), "b")).text())
                .isEqualTo("a".repeat(157) + "...");
    }

    @ParameterizedTest
    @ValueSource(strings = {"👨‍👩‍👧", "🇳🇴", "👍🏽", "e\u0301", "😀", "कि"})
    void shorteningNeverCutsWhatAReaderSeesAsOneCharacter(String grapheme) {
        String text =
                SmsFormat.standard().format(messages(grapheme.repeat(80), "b")).text();
        String kept = text.substring(0, text.length() - 3);
        assertThat(text).endsWith("...");
        assertThat(kept.length() % grapheme.length()).isZero();
        assertThat(kept).isEqualTo(grapheme.repeat(67 / grapheme.length()));
    }

    @Test
    void aGraphemeLongerThanASegmentIsCutRatherThanLost() {
        FormattedSms sms = IGNORING.format(messages("e" + "\u0301".repeat(200), "b"));
        assertThat(sms.text()).startsWith("e\u0301").endsWith("... +1 see web.");
        assertThat(sms.plan().units()).isEqualTo(70);
    }

    @Test
    void numberingSeparatorSuffixAndEllipsisCanBeTranslated() {
        SmsFormat greek = SmsFormat.builder()
                .numbering("({n}) ")
                .separator(" | ")
                .suffix(" και {n} ακόμη")
                .ellipsis("…")
                .overflow(Overflow.IGNORE)
                .build();
        assertThat(greek.format(messages("a", "b")).text()).isEqualTo("(1) a | (2) b");
        FormattedSms cut = greek.format(messages("Ω".repeat(200), "b"));
        assertThat(cut.text()).isEqualTo("Ω".repeat(57) + "… και 1 ακόμη");
        assertThat(cut.plan().units()).isEqualTo(70);
    }

    @Test
    void emptyTemplatesAreAllowed() {
        SmsFormat bare = SmsFormat.builder()
                .numbering("")
                .separator("\n")
                .suffix("")
                .ellipsis("")
                .overflow(Overflow.IGNORE)
                .build();
        assertThat(bare.format(messages("a", "b")).text()).isEqualTo("a\nb");
        assertThat(bare.format(messages("a".repeat(200), "b")).text()).isEqualTo("a".repeat(160));
    }

    @Test
    void everyPlaceholderIsReplaced() {
        SmsFormat twice = SmsFormat.builder().numbering("{n}/{n} ").build();
        assertThat(twice.format(messages("a", "b")).text()).isEqualTo("1/1 a; 2/2 b");
    }

    @Test
    void aTemplateLongerThanFortyCharactersIsRefusedByName() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SmsFormat.builder().separator("s".repeat(41)))
                .withMessage("separator: received 41 characters; allowed: 0 to 40");
    }

    @Test
    void templatesThatNoSmsCanCarryAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SmsFormat.builder().numbering("\u0000"))
                .withMessageStartingWith("numbering: received control character U+0000 at index 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SmsFormat.builder().ellipsis("\ud83d"))
                .withMessageStartingWith("ellipsis: received lone surrogate");
    }

    @Test
    void anEllipsisAndSuffixThatLeaveNoRoomAreRefused() {
        SmsFormat.Builder greedy = SmsFormat.builder().suffix("{n}".repeat(13)).overflow(Overflow.IGNORE);
        assertThatIllegalArgumentException()
                .isThrownBy(greedy::build)
                .withMessage("ellipsis and suffix: received 94 characters (counting seven for each {n}); "
                        + "allowed: 50 together");
        assertThatCode(() -> greedy.overflow(Overflow.DEFER).build()).doesNotThrowAnyException();
    }

    @Test
    void noMessagesAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SmsFormat.standard().format(List.of()))
                .withMessage("messages: received none; allowed: at least one");
    }

    @Test
    void fillingTakesLaterShortMessagesToo() {
        List<SmsMessage> messages = messages("a".repeat(70), "b".repeat(100), "c", "d".repeat(70), "e");
        FormattedSms inOrder = SmsFormat.standard().format(messages);
        assertThat(inOrder.sentIds()).containsExactly(MessageId.of(1));
        FormattedSms filled =
                SmsFormat.builder().packing(DigestPacking.FILL).build().format(messages);
        assertThat(filled.text()).isEqualTo("1: " + "a".repeat(70) + "; 2: c; 3: " + "d".repeat(70) + "; 4: e");
        assertThat(filled.sentIds())
                .containsExactly(MessageId.of(1), MessageId.of(3), MessageId.of(4), MessageId.of(5));
        assertThat(filled.deferredIds()).containsExactly(MessageId.of(2));
    }

    @Test
    void fillingCountsInTheSuffixOnlyWhatIsLeft() {
        FormattedSms filled = SmsFormat.builder()
                .packing(DigestPacking.FILL)
                .overflow(Overflow.IGNORE)
                .build()
                .format(messages("a".repeat(70), "b".repeat(100), "c", "d".repeat(70)));
        assertThat(filled.text()).isEqualTo("1: " + "a".repeat(70) + "; 2: c +2 see web.");
        assertThat(filled.ignoredIds()).containsExactly(MessageId.of(2), MessageId.of(4));
    }

    @Test
    void nothingIsFilledBehindAFirstMessageThatHadToBeShortened() {
        FormattedSms filled =
                SmsFormat.builder().packing(DigestPacking.FILL).build().format(messages("a".repeat(200), "b"));
        assertThat(filled.text()).isEqualTo("a".repeat(157) + "...");
        assertThat(filled.deferredIds()).containsExactly(MessageId.of(2));
    }

    @Test
    void wordsComeFromATranslation() {
        ResourceBundle words = new ListResourceBundle() {
            @Override
            protected Object[][] getContents() {
                return new Object[][] {{"sms.numbering", "{n}) "}, {"sms.suffix", " og {n} til på nettet"}};
            }
        };
        SmsFormat norwegian =
                SmsFormat.builder().templates(words).overflow(Overflow.IGNORE).build();
        assertThat(norwegian.format(messages("a", "b")).text()).isEqualTo("1) a; 2) b");
        assertThat(norwegian.format(messages("a".repeat(130), "b".repeat(30))).text())
                .isEqualTo("a".repeat(130) + " og 1 til på nettet");
    }

    @Test
    void aSingleMessageKeepsToTheBudgetOfTheFormat() {
        SmsFormat two = SmsFormat.builder()
                .text(TextOptions.builder()
                        .maxSegments(2)
                        .onOverflow(OverBudget.TRANSLITERATE, OverBudget.TRUNCATE)
                        .build())
                .build();
        assertThat(two.format(messages("“" + "a".repeat(150) + "”")).text()).isEqualTo("\"" + "a".repeat(150) + "\"");
        assertThat(two.format(messages("a".repeat(500))).plan().segments()).isEqualTo(2);
    }

    @Test
    void aTransportsOwnLimitIsPartOfTheBudget() {
        SmsFormat shortening = SmsFormat.builder()
                .text(TextOptions.builder().onOverflow(OverBudget.TRUNCATE).build())
                .build();
        Capabilities two = Capabilities.builder().maxSegments(2).build();
        assertThat(shortening.format(messages("a".repeat(500)), two).plan().segments())
                .isEqualTo(2);
        assertThat(SmsFormat.standard()
                        .format(messages("a".repeat(500)), two)
                        .plan()
                        .rejected())
                .isTrue();
        assertThat(SmsFormat.standard()
                        .format(messages("a".repeat(500)), Capabilities.basic())
                        .plan()
                        .rejected())
                .isFalse();
    }

    @Test
    void aDigestIsTransliteratedWhenMoreMessagesFitThen() {
        SmsFormat plainer = SmsFormat.builder()
                .text(TextOptions.builder().onOverflow(OverBudget.TRANSLITERATE).build())
                .build();
        List<SmsMessage> messages = messages("link “down”", "b".repeat(60), "c".repeat(40));
        assertThat(SmsFormat.standard().format(messages).sentIds()).hasSize(1);
        FormattedSms digest = plainer.format(messages);
        assertThat(digest.sentIds()).hasSize(3);
        assertThat(digest.text()).startsWith("1: link \"down\"; 2: b");
        assertThat(plainer.format(messages("“a”", "b")).text()).isEqualTo("1: “a”; 2: b");
    }

    @Test
    void aFormatCanNotSplitBecauseItMakesOneSms() {
        TextOptions splitting =
                TextOptions.builder().onOverflow(OverBudget.SPLIT).build();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SmsFormat.builder().text(splitting))
                .withMessageStartingWith(
                        "text: received onOverflow SPLIT; allowed: TRANSLITERATE, TRUNCATE and REJECT");
    }

    @Test
    void toStringOfTheResultShowsNoText() {
        assertThat(SmsFormat.standard().format(messages("secret", "other")).toString())
                .contains("GSM7", "sent=[1, 2]")
                .doesNotContain("secret");
    }
}

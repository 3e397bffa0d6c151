// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.api.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.tuple;

import io.github.smsdispatch.api.text.Transliteration.Letters;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TransliterationTest {

    private static final Transliteration STANDARD = Transliteration.standard();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\u0001',
            value = {
                "‘a’ ‚b‛ ´c` 5′ ‹d›|'a' 'b' 'c' 5' 'd'",
                "“a” „b‟ «c» 5″|\"a\" \"b\" \"c\" 5\"",
                "a‐b‑c–d—e―f−g|a-b-c-d-e-f-g",
                "wait…|wait...",
                "a\u00A0b\u2009c\u202Fd\u3000e\tf|a b c d e f",
                "a\u200Bb\u00ADc\u2060d\uFEFFe\u200Ef|abcdef",
                "oﬃce ﬁne ﬂow œuvre ĳs|office fine flow oeuvre ijs",
                "ça va, garçon|ca va, garcon",
                "São João, coração|Sao Joao, coracao",
                "Łódź, Đuro, þing|Lodz, Duro, thing",
                "příliš žluťoučký kůň|prilis zlutoucky kun",
                "İstanbul ığdır|Istanbul igdir",
                "phở Việt|pho Viet",
                "ǟ ǖ ǿ|ä ü ø",
            })
    void textsBecomeWhatTheirReadersExpect(String text, String replaced) {
        assertThat(STANDARD.apply(text)).isEqualTo(replaced);
        assertThat(Gsm7Alphabet.standard().canEncode(replaced)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "é è ù ì ò Ç Ø ø Å å Æ æ É Ä Ö Ñ Ü ä ö ñ ü à",
                "ΔΦΓΛΩΠΨΣΘΞ",
                "€ [ ] { } ^ ~ | \\",
                "£ $ ¥ ¤ § ¿ ¡"
            })
    void whatTheAlphabetHasStays(String text) {
        assertThat(STANDARD.apply(text)).isSameAs(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "₹100",
                "₺5",
                "₽",
                "₿",
                "¢",
                "₩",
                "฿",
                "٣",
                "५",
                "²",
                "½",
                "Ⅷ",
                "①",
                "１",
                "😀",
                "мир",
                "日本",
                "Ω̈",
                "≠",
                "1\uFE0F\u20E3",
                "°"
            })
    void meaningAndForeignScriptsAreNeverChanged(String text) {
        assertThat(STANDARD.apply(text)).isSameAs(text);
    }

    @Test
    void aLetterWithASeparateMarkBecomesTheLetterOfTheAlphabet() {
        assertThat(STANDARD.apply("cafe\u0301 a\u0308 o\u0301")).isEqualTo("café ä o");
    }

    @Test
    void noneReplacesNothing() {
        String text = "“ça…”";
        assertThat(Transliteration.none().apply(text)).isSameAs(text);
    }

    @Test
    void theTableIsConfigurable() {
        Transliteration own = Transliteration.builder()
                .replace("☎", "Tel.")
                .replace("❤\uFE0F", "<3".replace("3", "-"))
                .keep("…")
                .letters(Letters.KEEP_ACCENTS)
                .build();
        assertThat(own.apply("☎ ❤\uFE0F … ç “a”")).isEqualTo("Tel. <- … ç \"a\"");
    }

    @Test
    void whatIsKeptCanBeReplacedAgain() {
        Transliteration own =
                Transliteration.builder().keep("…").replace("…", "..").keep("ç").build();
        assertThat(own.apply("…ç")).isEqualTo("..ç");
    }

    @ParameterizedTest
    @ValueSource(strings = {"₹", "²", "५", "½", "1\uFE0F\u20E3"})
    void currencyAndNumbersCanNotBeReplaced(String character) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Transliteration.builder().replace(character, "x"))
                .withMessageStartingWith("character: received '" + character + "'; allowed: neither currency signs");
    }

    @ParameterizedTest
    @ValueSource(strings = {"$", "2", "€5"})
    void nothingBecomesCurrencyOrANumber(String replacement) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Transliteration.builder().replace("☃", replacement))
                .withMessageStartingWith("replacement: received");
    }

    @Test
    void entriesThatMakeNoSenseAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Transliteration.builder().replace("", "x"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Transliteration.builder().replace("☃☃", "x"))
                .withMessage("character: received '☃☃'; allowed: what a reader sees as one character");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Transliteration.builder().replace("☃", "ç"))
                .withMessage(
                        "replacement: received 'ç'; allowed: at most 20 characters of the GSM 7-bit default alphabet");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Transliteration.builder().replace("☃", "x".repeat(21)));
    }

    @Test
    void noReplacementOfTheStandardTableTouchesOrMakesCurrencyOrNumbers() {
        assertThat(TypographicTable.STANDARD).isNotEmpty().allSatisfy((character, replacement) -> {
            assertThat(Gsm7Alphabet.standard().canEncode(replacement)).isTrue();
            assertThat((character + replacement).codePoints()).noneMatch(Accents::bearsMeaning);
        });
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void digitsAndCurrencyOfAnyTextAreTheSameBeforeAndAfter(long seed) {
        Random random = new Random(seed);
        for (int round = 0; round < 5000; round++) {
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(20); i >= 0; i--) {
                text.append((char) random.nextInt(random.nextBoolean() ? 0x250 : 0x2200));
            }
            String once = STANDARD.apply(text.toString());
            assertThat(meaning(once)).isEqualTo(meaning(text.toString()));
        }
    }

    private static List<Integer> meaning(String text) {
        List<Integer> found = new ArrayList<>();
        text.codePoints().filter(Accents::bearsMeaning).forEach(found::add);
        return found;
    }

    @Test
    void culpritsComeWithTheSuggestion() {
        assertThat(TextPlan.of("a–b “c” 😀 \u200B₹").culprits())
                .extracting(Culprit::character, culprit -> culprit.replacement().orElse("none"))
                .containsExactly(
                        tuple("–", "-"),
                        tuple("“", "\""),
                        tuple("”", "\""),
                        tuple("😀", "none"),
                        tuple("\u200B", ""),
                        tuple("₹", "none"));
    }

    @Test
    void thePlanTellsWhatTransliterationSaves() {
        TextPlan plan = TextPlan.of("“" + "a".repeat(150) + "”");
        assertThat(plan.segments()).isEqualTo(3);
        assertThat(plan.savedByTransliteration()).isEqualTo(2);
        assertThat(plan.transliterated().orElseThrow().text()).isEqualTo("\"" + "a".repeat(150) + "\"");
        assertThat(TextPlan.of("“a”").savedByTransliteration()).isZero();
        assertThat(TextPlan.of("“a”😀".repeat(50)).transliterated()).isEmpty();
    }
}

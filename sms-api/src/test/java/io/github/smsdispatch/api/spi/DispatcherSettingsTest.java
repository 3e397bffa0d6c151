// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.api.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.smsdispatch.api.Priority;
import io.github.smsdispatch.api.Recovery;
import io.github.smsdispatch.api.SmsConfigurationException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DispatcherSettingsTest {

    private static final Duration LONG = Duration.ofDays(365);

    private static DispatcherSettings with(String key, String value) {
        return DispatcherSettings.of("gw1", Map.of(key, value));
    }

    private static DispatcherSettings empty() {
        return DispatcherSettings.of("gw1", Map.of());
    }

    private static SmsConfigurationException error(DispatcherSettings settings, Consumer<DispatcherSettings> reading) {
        return catchThrowableOfType(SmsConfigurationException.class, () -> reading.accept(settings));
    }

    @Test
    void textIsStrippedAndBlankCountsAsMissing() {
        assertThat(with("url", "  http://a  ").text("url")).contains("http://a");
        assertThat(with("url", "  ").text("url")).isEmpty();
        assertThat(empty().text("url")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\t"})
    void aMissingRequiredTextIsNamedWithItsPathAndWhatIsAllowed(String value) {
        SmsConfigurationException error = error(with("url", value), s -> s.requiredText("url", "an http URL"));
        assertThat(error).hasMessage("gw1.url: received nothing; allowed: an http URL");
        assertThat(error.path()).isEqualTo("gw1.url");
    }

    @Test
    void aRequiredTextThatIsThereIsRead() {
        assertThat(with("url", "x").requiredText("url", "an http URL")).isEqualTo("x");
    }

    @Test
    void aMissingRequiredSecretIsNamed() {
        assertThat(error(empty(), s -> s.requiredSecret("password", "the password")))
                .hasMessage("gw1.password: received nothing; allowed: the password");
        DispatcherSettings settings = with("password", "s3cret");
        assertThat(settings.requiredSecret("password", "the password").reveal()).isEqualTo("s3cret");
        assertThat(settings.wrong("password", "s3cret", "another")).hasMessageNotContaining("s3cret");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://a", "HTTPS://a.example:8443/b/c?d=e", "http://[::1]:80/"})
    void httpAddressesAreRead(String text) {
        assertThat(with("url", " " + text).requiredHttpUrl("url")).hasToString(text);
    }

    @ParameterizedTest
    @CsvSource({
        "ftp://a/b, 'ftp://a/b'",
        "a.example/b, 'a.example/b'",
        "http:///b, 'http:///b'",
        "http://joe:pw@a/b, 'http://a/b'",
        "http://joe:p/w@a/b, 18 characters",
        "joe:pw@a, 8 characters",
        "ftp://a/b?token=pw, 'ftp://a/b?***'",
        "http://a/#pw, 'http://a/?***'",
        "http://a b/, 'http://a b/'"
    })
    void anythingElseIsRefusedWithoutShowingPasswords(String text, String shown) {
        assertThat(error(with("url", text), s -> s.requiredHttpUrl("url")))
                .hasMessageStartingWith("gw1.url: received '" + shown + "'; allowed: http:// or https://, host")
                .hasMessageNotContaining("pw");
        assertThat(error(empty(), s -> s.requiredHttpUrl("url"))).hasMessageStartingWith("gw1.url: received nothing");
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "' 10 ', 10", "+5, 5"})
    void wholeNumbersAreRead(String text, int value) {
        assertThat(with("count", text).integer("count", 3, 1, 10)).isEqualTo(value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "11", "-1", "1.5", "ten", "99999999999999999999", "0x5", "1_0", "2147483648"})
    void whatIsNoWholeNumberInRangeIsNamed(String text) {
        assertThat(error(with("count", text), s -> s.integer("count", 3, 1, 10)))
                .hasMessage("gw1.count: received '" + text + "'; allowed: a whole number from 1 to 10");
    }

    @ParameterizedTest
    @CsvSource({
        "500ms, PT0.5S",
        "30s, PT30S",
        "5m, PT5M",
        "2h, PT2H",
        "1d, PT24H",
        "PT1M30S, PT1M30S",
        "pt1s, PT1S",
        "0s, PT0S",
    })
    void durationsAreReadAsPeopleWriteThem(String text, Duration value) {
        assertThat(with("timeout", text).duration("timeout", LONG, Duration.ZERO, LONG))
                .isEqualTo(value);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "30",
                "30 s",
                "30S",
                "-1s",
                "1.5s",
                "s",
                "5w",
                "1s1s",
                "PT",
                "PT-1S",
                "999999999999d",
                "9999999999999s",
                "PT9999999999999999999S",
                "soon"
            })
    void whatIsNoDurationInRangeIsNamed(String text) {
        assertThat(error(with("timeout", text), s -> s.duration("timeout", LONG, Duration.ZERO, Duration.ofHours(1))))
                .hasMessage("gw1.timeout: received '" + text + "'; allowed: a duration from PT0S to PT1H, written as "
                        + "500ms, 30s, 5m, 2h, 1d or ISO-8601");
    }

    @ParameterizedTest
    @ValueSource(strings = {"bulk", "BULK", "Bulk", " bulk "})
    void wordsAreReadWhateverTheirCase(String text) {
        assertThat(with("lane", text).choice("lane", Priority.NORMAL)).isEqualTo(Priority.BULK);
    }

    @Test
    void hyphenAndUnderscoreAreTheSame() {
        assertThat(with("r", "by-operator").choice("r", Recovery.BY_ITSELF)).isEqualTo(Recovery.BY_OPERATOR);
        assertThat(with("r", "BY_OPERATOR").choice("r", Recovery.BY_ITSELF)).isEqualTo(Recovery.BY_OPERATOR);
    }

    @Test
    void aWordThatIsNotAmongThemIsNamedWithThoseThatAre() {
        assertThat(error(with("r", "never"), s -> s.choice("r", Recovery.BY_ITSELF)))
                .hasMessage("gw1.r: received 'never'; allowed: one of [by-itself, by-operator]");
    }

    @ParameterizedTest
    @CsvSource({"true, true", "YES, true", "on, true", "1, true", "false, false", "No, false", "off, false", "0, false"
    })
    void yesAndNoAreRead(String text, boolean value) {
        assertThat(with("enabled", text).yesOrNo("enabled")).contains(value);
    }

    @Test
    void whatIsNeitherYesNorNoIsNamed() {
        assertThat(error(with("enabled", "maybe"), s -> s.yesOrNo("enabled")))
                .hasMessage("gw1.enabled: received 'maybe'; allowed: true or false");
    }

    @Test
    void missingValuesGiveTheDefaults() {
        assertThat(empty().integer("a", 3, 1, 10)).isEqualTo(3);
        assertThat(empty().duration("b", Duration.ofSeconds(9), Duration.ZERO, LONG))
                .isEqualTo(Duration.ofSeconds(9));
        assertThat(empty().choice("c", Priority.BULK)).isEqualTo(Priority.BULK);
        assertThat(empty().yesOrNo("d")).isEmpty();
        assertThat(empty().secret("e")).isEmpty();
        assertThat(empty().startingWith("header.")).isEmpty();
    }

    @Test
    void keysThatBeginAlikeAreReadTogether() {
        DispatcherSettings settings =
                DispatcherSettings.of("gw1", Map.of("header.X-A", "1", "header.X-B", "2", "url", "x"));
        assertThat(settings.startingWith("header.")).isEqualTo(Map.of("X-A", "1", "X-B", "2"));
        assertThat(error(settings, DispatcherSettings::refuseUnknown)).hasMessageStartingWith("gw1.url: ");
    }

    @Test
    void aKeyThatNobodyReadIsRefusedWithTheKnownOnesAndWithoutItsValue() {
        DispatcherSettings settings = DispatcherSettings.of("gw1", Map.of("pasword", "hunter2", "url", "x"));
        settings.text("url");
        settings.secret("password");
        assertThat(error(settings, DispatcherSettings::refuseUnknown))
                .hasMessage("gw1.pasword: received an unknown key; allowed: one of [password, url]");
    }

    @Test
    void whenEveryKeyWasReadNothingIsRefused() {
        DispatcherSettings settings = with("url", "x");
        settings.text("url");
        assertThatCode(settings::refuseUnknown).doesNotThrowAnyException();
    }

    @Test
    void aSecretIsShownInNoErrorAndNoToString() {
        DispatcherSettings settings = with("password", "hunter2");
        assertThat(settings.secret("password").orElseThrow().reveal()).isEqualTo("hunter2");
        assertThat(settings.wrong("password", "hunter2", "a longer one"))
                .hasMessage("gw1.password: received '***'; allowed: a longer one");
        assertThat(error(settings, s -> s.integer("password", 0, 0, 9)).getMessage())
                .doesNotContain("hunter2");
        assertThat(settings).hasToString("DispatcherSettings[gw1, keys=[password]]");
    }

    @Test
    void aHugeOrHostileValueMakesOneReadableLine() {
        SmsConfigurationException error =
                error(with("count", "1\r\nforged\u0000" + "9".repeat(100_000)), s -> s.integer("count", 3, 1, 10));
        assertThat(error.getMessage())
                .hasSizeLessThan(600)
                .startsWith("gw1.count: received '1  forged ")
                .endsWith("...; allowed: a whole number from 1 to 10");
    }

    @Test
    void laterChangesOfTheCallersMapAreNotSeen() {
        Map<String, String> mine = new HashMap<>(Map.of("url", "x"));
        DispatcherSettings settings = DispatcherSettings.of("gw1", mine);
        mine.clear();
        assertThat(settings.text("url")).contains("x");
        assertThat(settings.name()).isEqualTo("gw1");
    }

    @Test
    void aConfigurationErrorIsPermanent() {
        assertThatExceptionOfType(io.github.smsdispatch.api.PermanentDispatcherException.class)
                .isThrownBy(() -> empty().requiredText("url", "a URL"));
    }
}

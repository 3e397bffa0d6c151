// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.examples.boost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.smsdispatch.api.SmsConfigurationException;
import io.github.smsdispatch.api.spi.DispatcherSettings;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BoostSettingsTest {

    private static BoostSettings with(String key, String value) {
        Map<String, String> settings = new HashMap<>(Map.of(
                "url", "https://sms.example.com/sender",
                "username", "alerts",
                "password", "s3cret",
                "sender", "NOC"));
        settings.put(key, value);
        return BoostSettings.from(DispatcherSettings.of("boost1", settings));
    }

    @Test
    void theFourKeysOfNavAreEnough() {
        BoostSettings settings = with("sender", "NOC");

        assertThat(settings.namespace()).isEmpty();
        assertThat(settings.timeout()).isEqualTo(Duration.ofSeconds(30));
        assertThat(settings.inFlight()).isEqualTo(4);
    }

    @ParameterizedTest
    @CsvSource({
        "url, ftp://sms.example.com, received 'ftp://sms.example.com'",
        "url, https://joe:s3cret@sms.example.com/x, received 'https://sms.example.com/x'",
        "password, 's3cret\u0001', received '***'",
        "sender, 'N\u0001C', a text without characters that XML 1.0 can't carry",
        "timeout, 0s, a duration from PT0.1S to PT5M",
        "inFlight, 0, a whole number from 1 to 100",
        "colour, blue, an unknown key"
    })
    void aWrongSettingIsNamedWithoutItsSecrets(String key, String value, String said) {
        SmsConfigurationException error = catchThrowableOfType(SmsConfigurationException.class, () -> with(key, value));

        assertThat(error.path()).isEqualTo("boost1." + key);
        assertThat(error).hasMessageContaining(said).hasMessageNotContaining("s3cret");
    }

    @Test
    void itsTextShowsNeitherLoginNorQuery() {
        assertThat(with("url", "https://sms.example.com/sender?key=s3cret").toString())
                .isEqualTo("BoostSettings[boost1 at sms.example.com, timeout=PT30S]");
    }
}

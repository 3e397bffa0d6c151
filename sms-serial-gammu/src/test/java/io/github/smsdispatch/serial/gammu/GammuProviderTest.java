// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.serial.gammu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.smsdispatch.api.SmsConfigurationException;
import io.github.smsdispatch.api.spi.DispatcherProvider;
import io.github.smsdispatch.api.spi.DispatcherSettings;
import io.github.smsdispatch.testkit.contract.DispatcherProviderContract;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rules P1 to P4, and the settings. */
class GammuProviderTest extends DispatcherProviderContract {

    @Override
    protected DispatcherProvider provider() {
        return new GammuProvider();
    }

    @Override
    protected Map<String, String> settings(String host, int port) {
        return Map.of("config", "/etc/gammurc", "section", "1", "validity", "three-days", "timeout", "30s");
    }

    @Override
    protected Set<String> requiredKeys() {
        return Set.of();
    }

    @ParameterizedTest
    @CsvSource({"section, -1", "section, 1000", "validity, year", "maxSegments, 25", "timeout, 10ms", "enabled, maybe"})
    void wrongValuesAreRefusedByName(String key, String value) {
        assertThatThrownBy(() -> GammuSettings.from(DispatcherSettings.of("phone", Map.of(key, value))))
                .isInstanceOfSatisfying(
                        SmsConfigurationException.class,
                        e -> assertThat(e.path()).isEqualTo("phone." + key));
    }

    @Test
    void nothingNeedsToBeSet() {
        assertThat(GammuSettings.from(DispatcherSettings.of("GammuDispatcher", Map.of())))
                .asString()
                .contains("program=gammu");
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.serial.gammu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.smsdispatch.api.SmsConfigurationException;
import io.github.smsdispatch.api.spi.DispatcherSettings;
import io.github.smsdispatch.api.spi.Secret;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PortAddressTest {

    @Test
    void threeKindsAreTold() {
        assertThat(PortAddress.parse("tcp://10.0.0.1:4001")).hasValue(new PortAddress.Tcp("10.0.0.1", 4001));
        assertThat(PortAddress.parse("usb:12d1:1506")).hasValue(new PortAddress.Usb(0x12d1, 0x1506, Optional.empty()));
        assertThat(PortAddress.parse("usb:12d1:1506:A1"))
                .hasValue(new PortAddress.Usb(0x12d1, 0x1506, Optional.of("A1")));
        assertThat(PortAddress.parse("COM3")).hasValue(new PortAddress.Device("COM3"));
        assertThat(PortAddress.parse("/dev/ttyUSB0")).hasValue(new PortAddress.Device("/dev/ttyUSB0"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "tcp://host",
                "tcp://host:0",
                "tcp://host:99999",
                "usb:12d1",
                "usb:xxxx:1506",
                "a b",
                "a\u0000b"
            })
    void otherTextsAreRefusedByTheirPath(String text) {
        assertThatThrownBy(() -> SerialSettings.builder("m", text))
                .isInstanceOf(SmsConfigurationException.class)
                .hasMessageContaining("m.port");
    }

    @Test
    void eachSettingIsReadFromItsKey() {
        SerialSettings settings = SerialSettings.from(DispatcherSettings.of(
                "m",
                Map.ofEntries(
                        Map.entry("port", "COM3"),
                        Map.entry("baud", "9600"),
                        Map.entry("pin", "1234"),
                        Map.entry("serviceCentre", "+4790002100"),
                        Map.entry("storage", "ME"),
                        Map.entry("notices", "1,1,0,1,0"),
                        Map.entry("reports", "no"),
                        Map.entry("inbound", "no"),
                        Map.entry("validity", "1d"),
                        Map.entry("timeout", "90s"),
                        Map.entry("answerTimeout", "45s"),
                        Map.entry("commandTimeout", "2s"),
                        Map.entry("networkWait", "5s"),
                        Map.entry("pollEvery", "1m"),
                        Map.entry("partsWait", "2h"),
                        Map.entry("reopenPause", "3s"),
                        Map.entry("perMinute", "6"),
                        Map.entry("perDay", "100"),
                        Map.entry("blockAfter", "3"),
                        Map.entry("blockFor", "1m"),
                        Map.entry("batchSize", "20"))));
        assertThat(settings.baud()).isEqualTo(9600);
        assertThat(settings.pin()).hasValue(Secret.of("1234"));
        assertThat(settings.serviceCentre()).isEqualTo("+4790002100");
        assertThat(settings.storage()).isEqualTo("ME");
        assertThat(settings.notices()).isEqualTo("1,1,0,1,0");
        assertThat(settings.reports()).isFalse();
        assertThat(settings.inbound()).isFalse();
        assertThat(settings.validity()).hasValue(Duration.ofDays(1));
        assertThat(settings.timeout()).isEqualTo(Duration.ofSeconds(90));
        assertThat(settings.answerTimeout()).isEqualTo(Duration.ofSeconds(45));
        assertThat(settings.commandTimeout()).isEqualTo(Duration.ofSeconds(2));
        assertThat(settings.networkWait()).isEqualTo(Duration.ofSeconds(5));
        assertThat(settings.pollEvery()).isEqualTo(Duration.ofMinutes(1));
        assertThat(settings.partsWait()).isEqualTo(Duration.ofHours(2));
        assertThat(settings.reopenPause()).isEqualTo(Duration.ofSeconds(3));
        assertThat(settings.perMinute()).isEqualTo(6);
        assertThat(settings.perDay()).isEqualTo(100);
        assertThat(settings.blockAfter()).isEqualTo(3);
        assertThat(settings.blockFor()).isEqualTo(Duration.ofMinutes(1));
        assertThat(settings.batchSize()).isEqualTo(20);
        assertThat(settings.toString()).doesNotContain("1234");
    }

    @Test
    void wrongPinIsRefusedWithoutBeingShown() {
        assertThatThrownBy(() -> SerialSettings.builder("m", "COM3").pin(Secret.of("12\r34")))
                .isInstanceOf(SmsConfigurationException.class)
                .hasMessageContaining("m.pin")
                .hasMessageNotContaining("34");
    }
}

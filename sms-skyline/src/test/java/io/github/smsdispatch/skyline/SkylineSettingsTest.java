// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.skyline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.smsdispatch.api.SmsConfigurationException;
import io.github.smsdispatch.api.spi.DispatcherSettings;
import io.github.smsdispatch.api.spi.Secret;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Settings are read with types, checked at once, and never show a secret. */
class SkylineSettingsTest {

    private static final Map<String, String> ENOUGH =
            Map.of("baseUrl", "https://gsm.example", "username", "root", "password", "s3cr3t");

    private static SkylineSettings read(Map<String, String> more) {
        Map<String, String> all = new HashMap<>(ENOUGH);
        all.putAll(more);
        return SkylineSettings.from(DispatcherSettings.of("sky1", all));
    }

    @Test
    void defaultsAreTheSafeOnes() {
        SkylineSettings settings = read(Map.of());
        assertThat(settings.batchSize()).isEqualTo(16);
        assertThat(settings.inFlight()).isEqualTo(1);
        assertThat(settings.portChoice()).isEqualTo(SkylineSettings.PortChoice.ROTATE);
        assertThat(settings.numberFormat()).isEqualTo(SkylineSettings.NumberFormat.STRIP_PLUS);
        assertThat(settings.repeatWithin()).isEqualTo(Duration.ofHours(1));
        assertThat(settings.handsetReports()).isFalse();
    }

    @Test
    void settingsOfTheEnvironmentCanBeAddedToWithoutChangingThem() {
        SkylineSettings read = SkylineSettings.fromEnvironment(
                Map.of("SMS_BASE_URL", "https://gsm.example", "SMS_USERNAME", "root", "SMS_PASSWORD", "s3cr3t"));

        SkylineSettings more = read.toBuilder()
                .reportUrl(URI.create("https://app.example/hook/x"))
                .header("X-Key", Secret.of("k"))
                .build();

        assertThat(more.baseUrl()).isEqualTo(read.baseUrl());
        assertThat(more.reportUrl()).isEqualTo(URI.create("https://app.example/hook/x"));
        assertThat(more.headers()).containsKey("X-Key");
        assertThat(read.headers()).isEmpty();
        assertThat(read.toBuilder().build().headers()).isEmpty();
    }

    @Test
    void everyKeyIsRead() {
        Map<String, String> all = new HashMap<>();
        all.put("enabled", "yes");
        all.put("security", "encrypted");
        all.put("pathPrefix", "GP_");
        all.put("portChoice", "1A, 2,3.01");
        all.put("numberFormat", "keep-plus");
        all.put("batchSize", "70");
        all.put("inFlight", "2");
        all.put("timeout", "20s");
        all.put("connectTimeout", "2s");
        all.put("taskTimeout", "1m");
        all.put("reportUrl", "http://app.example/hook/tok3n");
        all.put("reportCount", "5");
        all.put("reportPeriod", "10s");
        all.put("handsetReports", "on");
        all.put("statusRefresh", "1m");
        all.put("portCooldown", "5m");
        all.put("resolveByRepeating", "true");
        all.put("repeatWithin", "2h");
        all.put("userAgent", "shop/1");
        all.put("header.X-API-KEY", "k3y");
        all.put("proxy", "proxy.example:3128");
        all.put("allowDefaultPassword", "false");
        SkylineSettings settings = read(all);
        assertThat(settings.security()).isEqualTo(SkylineSettings.Security.ENCRYPTED);
        assertThat(settings.pathPrefix()).isEqualTo("GP_");
        assertThat(settings.portChoice()).isEqualTo(SkylineSettings.PortChoice.FIXED);
        assertThat(settings.ports()).containsExactly("1A", "2", "3.01");
        assertThat(settings.numberFormat()).isEqualTo(SkylineSettings.NumberFormat.KEEP_PLUS);
        assertThat(settings.batchSize()).isEqualTo(70);
        assertThat(settings.inFlight()).isEqualTo(2);
        assertThat(settings.timeout()).isEqualTo(Duration.ofSeconds(20));
        assertThat(settings.taskTimeout()).isEqualTo(Duration.ofMinutes(1));
        assertThat(settings.reportUrl()).isEqualTo(URI.create("http://app.example/hook/tok3n"));
        assertThat(settings.repeatWithin()).isEqualTo(Duration.ofHours(2));
        assertThat(settings.headers()).containsEntry("X-API-KEY", Secret.of("k3y"));
        assertThat(settings.toString()).doesNotContain("k3y", "s3cr3t", "tok3n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "baseUrl | ftp://gsm.example",
                "baseUrl | gsm.example",
                "baseUrl | https://root:s3cr3t@gsm.example",
                "baseUrl | https://gsm.example/?password=s3cr3t",
                "batchSize | 0",
                "batchSize | many",
                "inFlight | 65",
                "timeout | 10ms",
                "timeout | soon",
                "portChoice | 1-4",
                "portChoice | ,",
                "numberFormat | national",
                "security | rot13",
                "pathPrefix | ../x?",
                "reportUrl | not a url s3cr3t",
                "reportUrl | ftp://s3cr3t",
                "proxy | proxy.example",
                "enabled | perhaps",
                "trustStore | /does/not/exist.p12",
                "unknownKey | 1"
            })
    void wrongValueIsNamedAndSecretsInItAreNot(String key, String value) {
        assertThatThrownBy(() -> read(Map.of(key, value)))
                .isInstanceOf(SmsConfigurationException.class)
                .hasMessageContaining("sky1." + key)
                .hasMessageContaining("allowed")
                .message()
                .doesNotContain("s3cr3t");
    }

    @Test
    void headerThatCouldSplitARequestIsRefused() {
        assertThatThrownBy(() -> read(Map.of("header.X-A", "a\r\nX-B: s3cr3t")))
                .isInstanceOf(SmsConfigurationException.class)
                .message()
                .doesNotContain("s3cr3t");
        assertThatThrownBy(() -> read(Map.of("header.X A", "b"))).isInstanceOf(SmsConfigurationException.class);
    }

    @Test
    void defaultPasswordIsRefusedUnlessAllowed() {
        assertThatThrownBy(() -> read(Map.of("username", "factory1", "password", "factory1")))
                .isInstanceOf(SmsConfigurationException.class)
                .hasMessageContaining("sky1.password")
                .message()
                .doesNotContain("factory1");
        assertThat(read(Map.of("username", "admin", "password", "admin", "allowDefaultPassword", "true"))
                        .username())
                .isEqualTo("admin");
    }

    @Test
    void disabledNeedsNothingElse() {
        assertThat(SkylineSettings.from(DispatcherSettings.of("sky1", Map.of("enabled", "false")))
                        .enabled())
                .isFalse();
        assertThat(SkylineSettings.fromEnvironment(Map.of("SMS_ENABLED", "false"))
                        .enabled())
                .isFalse();
    }

    @Test
    void environmentIsRead() {
        SkylineSettings settings = SkylineSettings.fromEnvironment(Map.of(
                "SMS_BASE_URL",
                "https://gsm.example",
                "SMS_USERNAME",
                "root",
                "SMS_PASSWORD",
                "s3cr3t",
                "SMS_ENABLED",
                "true"));
        assertThat(settings.enabled()).isTrue();
        assertThat(settings.baseUrl()).isEqualTo("https://gsm.example");
        assertThat(settings.name()).isEqualTo("skyline");
    }

    @ParameterizedTest
    @ValueSource(strings = {"SMS_BASE_URL", "SMS_USERNAME", "SMS_PASSWORD"})
    void missingVariableIsNamed(String variable) {
        Map<String, String> environment = new HashMap<>(
                Map.of("SMS_BASE_URL", "https://gsm.example", "SMS_USERNAME", "root", "SMS_PASSWORD", "s3cr3t"));
        environment.remove(variable);
        assertThatThrownBy(() -> SkylineSettings.fromEnvironment(environment))
                .isInstanceOf(SmsConfigurationException.class)
                .hasMessageStartingWith(variable);
    }

    @Test
    void wrongEnabledFlagIsNamed() {
        assertThatThrownBy(() -> SkylineSettings.fromEnvironment(Map.of("SMS_ENABLED", "maybe")))
                .isInstanceOf(SmsConfigurationException.class)
                .hasMessageStartingWith("SMS_ENABLED");
    }

    @Test
    void laterChangesOfTheBuilderDoNotReachTheSettings() {
        SkylineSettings.Builder builder =
                SkylineSettings.builder("sky1").baseUrl("http://a.example").login("u", Secret.of("p"));
        SkylineSettings settings = builder.build();
        builder.batchSize(99).header("X-A", Secret.of("b")).ports(List.of("9"));
        assertThat(settings.batchSize()).isEqualTo(16);
        assertThat(settings.headers()).isEmpty();
        assertThat(settings.ports()).isEmpty();
    }
}

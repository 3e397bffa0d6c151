// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.examples.appointments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The environment, as a container gets it. */
class SettingsTest {

    private static Map<String, String> environment(String... more) {
        Map<String, String> all = new HashMap<>(Map.of(
                "SMS_BASE_URL", "https://gsm.example.com",
                "SMS_USERNAME", "root",
                "SMS_PASSWORD", "s3cr3t",
                "APPOINTMENTS_API_KEY", "0123456789abcdef"));
        for (int i = 0; i < more.length; i += 2) {
            all.put(more[i], more[i + 1]);
        }
        return all;
    }

    @Test
    void theVariablesOfTheGatewayAndAKeyAreEnough() {
        Settings settings = Settings.read(environment());

        assertThat(settings.feature()).isEqualTo(Outbox.Feature.ON);
        assertThat(settings.webhookSecret()).isNull();
        assertThat(settings.database().isH2File()).isTrue();
        assertThat(settings.toString()).doesNotContain("s3cr3t").doesNotContain("0123456789abcdef");
    }

    @Test
    void headersForATunnelAreAddedAndNeverShown() {
        Settings settings = Settings.read(environment(
                "SMS_HEADER_CF_ACCESS_CLIENT_ID", "id.access", "SMS_HEADER_CF_ACCESS_CLIENT_SECRET", "hidden-value"));

        assertThat(settings.gateway().toString())
                .contains("CF-ACCESS-CLIENT-ID", "CF-ACCESS-CLIENT-SECRET")
                .doesNotContain("hidden-value");
    }

    @Test
    void theWebhookIsAPathBehindTheAddressFromOutside() {
        Settings settings = Settings.read(
                environment("SMS_WEBHOOK_URL", "https://api.example.com/", "SMS_WEBHOOK_SECRET", "fedcba9876543210"));

        assertThat(settings.webhook(8080)).isEqualTo("https://api.example.com/sms-gateway/handle-serverless");
        assertThatThrownBy(() -> Settings.read(environment("SMS_WEBHOOK_URL", "https://api.example.com")))
                .hasMessageContaining("SMS_WEBHOOK_SECRET: received 0 characters");
        assertThatThrownBy(() -> Settings.read(environment("SMS_WEBHOOK_URL", "api.example.com")))
                .hasMessageContaining("SMS_WEBHOOK_URL");
    }

    @Test
    void aDatabaseIsH2OrPostgreSql() {
        assertThat(Settings.read(environment("APPOINTMENTS_DB_URL", "jdbc:postgresql://db/desk?password=x"))
                        .database()
                        .toString())
                .isEqualTo("jdbc:postgresql://db/desk");
        assertThatThrownBy(() -> Settings.read(environment("APPOINTMENTS_DB_URL", "jdbc:oracle:thin:x")))
                .hasMessageContaining("APPOINTMENTS_DB_URL");
    }
}

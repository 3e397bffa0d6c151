// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.examples.appointments;

import io.github.smsdispatch.api.SmsConfigurationException;
import io.github.smsdispatch.api.spi.Secret;
import io.github.smsdispatch.skyline.SkylineSettings;
import io.github.smsdispatch.skyline.SkylineWebhook;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Everything that the environment says.
 *
 * @param gateway the gateway, without the address to report to
 * @param feature the switch SMS_ENABLED
 * @param apiKey what callers must know
 * @param webhookSecret the last segment of the webhook's path, null without a webhook
 * @param webhookUrl how the gateway reaches this backend, empty without a webhook
 * @param database where everything is kept
 */
record Settings(
        SkylineSettings gateway,
        Outbox.Feature feature,
        Secret apiKey,
        @Nullable Secret webhookSecret,
        String webhookUrl,
        DatabaseAddress database) {

    static final String WEBHOOK_URL = "SMS_WEBHOOK_URL";

    /** In place of an address: the gateway is on this machine, as a simulator is. */
    static final String LOCAL = "local";

    private static final String HEADER = "SMS_HEADER_";
    private static final int SHORTEST_SECRET = 16;
    private static final Set<String> OFF = Set.of("false", "no", "off", "0");

    static Settings read(Map<String, String> environment) {
        SkylineSettings.Builder gateway = SkylineSettings.fromEnvironment(environment).toBuilder();
        environment.forEach((name, value) -> {
            if (name.startsWith(HEADER) && !value.isBlank()) {
                gateway.header(name.substring(HEADER.length()).replace('_', '-'), Secret.of(value.strip()));
            }
        });
        String enabled = environment.getOrDefault("SMS_ENABLED", "").strip().toLowerCase(Locale.ROOT);
        Optional<String> url = value(environment, WEBHOOK_URL);
        if (url.isPresent()) {
            checkUrl(url.get());
        }
        return new Settings(
                gateway.build(),
                OFF.contains(enabled) ? Outbox.Feature.OFF : Outbox.Feature.ON,
                secret(environment, "APPOINTMENTS_API_KEY"),
                url.isPresent() ? webhookSecret(environment) : null,
                url.orElse(""),
                database(environment));
    }

    /** The gateway's settings for a backend on a port; it reports to the webhook and pushes what it receives there. */
    SkylineSettings gateway(int port) {
        Secret secret = webhookSecret;
        return secret == null
                ? gateway
                : gateway.toBuilder()
                        .reportUrl(URI.create(webhook(port) + "/" + secret.reveal()))
                        .reportCount(8)
                        .reportPeriod(Duration.ofSeconds(5))
                        .requestHandsetReports()
                        .build();
    }

    /** The webhook's address without its secret. */
    String webhook(int port) {
        String base = webhookUrl.equals(LOCAL) ? "http://127.0.0.1:" + port : webhookUrl.replaceAll("/+$", "");
        return base + SkylineWebhook.DEFAULT_PATH;
    }

    private static void checkUrl(String url) {
        if (!url.equals(LOCAL) && !url.matches("https?://[A-Za-z0-9.\\[\\]:-]+(/[A-Za-z0-9._~/-]*)?")) {
            throw new SmsConfigurationException(
                    WEBHOOK_URL,
                    url.length() + " characters",
                    "how the gateway reaches this backend: http(s)://host[:port][/path]");
        }
    }

    private static Secret secret(Map<String, String> environment, String name) {
        String value = value(environment, name).orElse("");
        if (value.length() < SHORTEST_SECRET) {
            throw new SmsConfigurationException(
                    name, value.length() + " characters", "a secret of " + SHORTEST_SECRET + " characters or more");
        }
        return Secret.of(value);
    }

    /** It is a segment of a path. */
    private static Secret webhookSecret(Map<String, String> environment) {
        Secret secret = secret(environment, "SMS_WEBHOOK_SECRET");
        if (!secret.reveal().matches("[A-Za-z0-9._~-]+")) {
            throw new SmsConfigurationException("SMS_WEBHOOK_SECRET", "***", "letters, digits and . _ ~ -");
        }
        return secret;
    }

    private static DatabaseAddress database(Map<String, String> environment) {
        Optional<String> url = value(environment, "APPOINTMENTS_DB_URL");
        if (url.isEmpty()) {
            return DatabaseAddress.file(Path.of("appointments-data", "appointments"));
        }
        if (!url.get().startsWith("jdbc:h2:") && !url.get().startsWith("jdbc:postgresql:")) {
            throw new SmsConfigurationException(
                    "APPOINTMENTS_DB_URL", url.get().length() + " characters", "jdbc:postgresql:... or jdbc:h2:...");
        }
        return new DatabaseAddress(
                url.get(),
                value(environment, "APPOINTMENTS_DB_USER").orElse("sa"),
                value(environment, "APPOINTMENTS_DB_PASSWORD").orElse(""));
    }

    private static Optional<String> value(Map<String, String> environment, String name) {
        return Optional.ofNullable(environment.get(name)).map(String::strip).filter(text -> !text.isEmpty());
    }
}

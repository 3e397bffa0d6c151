// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.skyline;

import io.github.smsdispatch.api.SmsConfigurationException;
import io.github.smsdispatch.api.spi.DispatcherSettings;
import io.github.smsdispatch.api.spi.Secret;
import io.github.smsdispatch.http.BaseUrl;
import io.github.smsdispatch.skyline.SkylineSettings.PortChoice;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Reads {@link SkylineSettings} from texts. The builder owns all ranges and defaults; here are only the keys. */
final class SettingsReader {

    private static final Duration LONGEST = Duration.ofDays(3650);
    private static final int ANY = Integer.MAX_VALUE;

    private SettingsReader() {}

    static SkylineSettings read(DispatcherSettings settings) {
        SkylineSettings.Builder builder = SkylineSettings.builder(settings.name());
        boolean enabled = settings.yesOrNo("enabled").orElse(true);
        if (!enabled) {
            builder.disabled();
        }
        settings.text("baseUrl").ifPresent(builder::baseUrl);
        login(settings, builder, enabled);
        readSending(settings, builder);
        readReporting(settings, builder);
        readConnection(settings, builder);
        settings.refuseUnknown();
        return builder.build();
    }

    static SkylineSettings readEnvironment(Map<String, String> environment) {
        SkylineSettings.Builder builder = SkylineSettings.builder("skyline");
        boolean enabled = isEnabled(environment.getOrDefault("SMS_ENABLED", ""));
        if (!enabled) {
            return builder.disabled().build();
        }
        String url = required(environment, "SMS_BASE_URL", BaseUrl.ALLOWED);
        if (BaseUrl.check(url).isEmpty()) {
            throw new SmsConfigurationException("SMS_BASE_URL", BaseUrl.shape(url), BaseUrl.ALLOWED);
        }
        String user = required(environment, "SMS_USERNAME", "a user name");
        Secret password = Secret.of(required(environment, "SMS_PASSWORD", "a password"));
        if (password.matches(user)) {
            throw new SmsConfigurationException(
                    "SMS_PASSWORD", "*** (equal to SMS_USERNAME)", "another password: this one is everybody's guess");
        }
        return builder.baseUrl(url).login(user, password).build();
    }

    private static void login(DispatcherSettings settings, SkylineSettings.Builder builder, boolean enabled) {
        Optional<String> user = settings.text("username");
        Optional<Secret> password = settings.secret("password");
        if (settings.yesOrNo("allowDefaultPassword").orElse(false)) {
            builder.allowDefaultPassword();
        }
        if (enabled) {
            settings.requiredText("baseUrl", BaseUrl.ALLOWED);
            builder.login(
                    user.orElseGet(() -> settings.requiredText("username", "a user name")),
                    password.orElseGet(() -> Secret.of(settings.requiredText("password", "a password"))));
        }
    }

    private static void readSending(DispatcherSettings settings, SkylineSettings.Builder builder) {
        settings.text("portChoice").ifPresent(text -> ports(builder, text));
        builder.numberFormat(settings.choice("numberFormat", builder.numberFormat))
                .batchSize(settings.integer("batchSize", builder.batchSize, 0, ANY))
                .inFlight(settings.integer("inFlight", builder.inFlight, 0, ANY))
                .taskTimeout(duration(settings, "taskTimeout", builder.taskTimeout))
                .statusRefresh(duration(settings, "statusRefresh", builder.statusRefresh))
                .portCooldown(duration(settings, "portCooldown", builder.portCooldown));
        boolean repeat = settings.yesOrNo("resolveByRepeating").orElse(true);
        Duration within = duration(settings, "repeatWithin", builder.repeatWithin);
        builder.resolveByRepeating(repeat ? within : Duration.ZERO);
    }

    private static void readReporting(DispatcherSettings settings, SkylineSettings.Builder builder) {
        if (settings.yesOrNo("handsetReports").orElse(false)) {
            builder.requestHandsetReports();
        }
        settings.secret("reportUrl").ifPresent(url -> builder.reportUrl(uri(settings, url)));
        builder.reportCount(settings.integer("reportCount", builder.reportCount, 0, ANY))
                .reportPeriod(duration(settings, "reportPeriod", builder.reportPeriod));
    }

    private static void readConnection(DispatcherSettings settings, SkylineSettings.Builder builder) {
        builder.security(settings.choice("security", builder.security))
                .timeout(duration(settings, "timeout", builder.timeout))
                .connectTimeout(duration(settings, "connectTimeout", builder.connectTimeout));
        settings.text("pathPrefix").ifPresent(builder::pathPrefix);
        settings.text("userAgent").ifPresent(builder::userAgent);
        settings.startingWith("header.").forEach((header, value) -> {
            if (value.isBlank()) {
                throw settings.wrong("header." + header, "", "a value");
            }
            builder.header(header, Secret.of(value.strip()));
        });
        Optional<String> store = settings.text("trustStore");
        Optional<Secret> secret = settings.secret("trustStorePassword");
        if (store.isPresent()) {
            builder.trustStore(Path.of(store.get()), secret.orElseGet(() -> Secret.of("changeit")));
        }
        settings.text("proxy").ifPresent(text -> proxy(settings, builder, text));
    }

    private static void ports(SkylineSettings.Builder builder, String text) {
        switch (text.toUpperCase(Locale.ROOT)) {
            case "DEVICE" -> builder.portChoice(PortChoice.DEVICE);
            case "ROTATE" -> builder.portChoice(PortChoice.ROTATE);
            default ->
                builder.ports(
                        Arrays.stream(text.split(",", -1)).map(String::strip).toList());
        }
    }

    private static void proxy(DispatcherSettings settings, SkylineSettings.Builder builder, String text) {
        List<String> parts = List.of(text.split(":", -1));
        if (parts.size() != 2 || parts.get(0).isBlank() || !parts.get(1).matches("[0-9]{1,5}")) {
            throw settings.wrong("proxy", text.length() + " characters", "host:port");
        }
        builder.proxy(parts.get(0), Integer.parseInt(parts.get(1)));
    }

    private static URI uri(DispatcherSettings settings, Secret url) {
        try {
            return new URI(url.reveal());
        } catch (URISyntaxException e) {
            throw settings.wrong("reportUrl", "***", "an absolute http or https URL");
        }
    }

    private static Duration duration(DispatcherSettings settings, String key, Duration otherwise) {
        return settings.duration(key, otherwise, Duration.ZERO, LONGEST);
    }

    private static boolean isEnabled(String text) {
        return switch (text.strip().toLowerCase(Locale.ROOT)) {
            case "", "true", "yes", "on", "1" -> true;
            case "false", "no", "off", "0" -> false;
            default -> throw new SmsConfigurationException("SMS_ENABLED", "'" + text + "'", "true or false");
        };
    }

    private static String required(Map<String, String> environment, String variable, String allowed) {
        String value = environment.getOrDefault(variable, "").strip();
        if (value.isEmpty()) {
            throw new SmsConfigurationException(variable, "nothing", allowed);
        }
        return value;
    }
}

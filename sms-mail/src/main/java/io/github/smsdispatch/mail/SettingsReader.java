// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.mail;

import io.github.smsdispatch.api.spi.DispatcherSettings;
import io.github.smsdispatch.api.spi.Secret;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Reads {@link MailSettings} from texts. The builder owns all ranges and defaults; here are only the keys. */
final class SettingsReader {

    private static final Duration LONGEST = Duration.ofDays(3650);
    private static final int ANY = Integer.MAX_VALUE;

    private SettingsReader() {}

    static MailSettings read(DispatcherSettings settings) {
        MailSettings.Builder builder = MailSettings.builder(settings.name());
        boolean enabled = settings.yesOrNo("enabled").orElse(true);
        if (!enabled) {
            builder.disabled();
        }
        readServer(settings, builder);
        readLogin(settings, builder);
        readLetter(settings, builder);
        readLimits(settings, builder);
        settings.refuseUnknown();
        return builder.build();
    }

    private static void readServer(DispatcherSettings settings, MailSettings.Builder builder) {
        either(settings, "host", "mailserver").ifPresent(builder::host);
        if (settings.text("port").isPresent()) {
            builder.port(settings.integer("port", 0, 0, ANY));
        }
        if (settings.text("security").isPresent()) {
            builder.security(settings.choice("security", MailSettings.Security.STARTTLS));
        }
        settings.text("ehloName").ifPresent(builder::ehloName);
        Optional<String> store = settings.text("trustStore");
        Optional<Secret> secret = settings.secret("trustStorePassword");
        if (store.isPresent()) {
            builder.trustStore(Path.of(store.get()), secret.orElseGet(() -> Secret.of("changeit")));
        }
    }

    private static void readLogin(DispatcherSettings settings, MailSettings.Builder builder) {
        Optional<String> user = settings.text("username");
        Optional<Secret> password = settings.secret("password");
        if (user.isPresent() || password.isPresent()) {
            builder.login(
                    settings.requiredText("username", "a user name, as there is a password"),
                    password.orElseThrow(() -> settings.wrong("password", "", "a password, as there is a user name")));
        }
        settings.text("mechanisms")
                .ifPresent(names -> builder.mechanisms(Arrays.stream(names.split(",", -1))
                        .map(name -> name.strip().toUpperCase(Locale.ROOT))
                        .toList()));
        if (settings.yesOrNo("allowPlaintextLogin").orElse(false)) {
            builder.allowPlaintextLogin();
        }
    }

    private static void readLetter(DispatcherSettings settings, MailSettings.Builder builder) {
        either(settings, "mailaddr", "to").ifPresent(builder::to);
        either(settings, "from", "fromaddr").ifPresent(builder::from);
        settings.text("replyTo").ifPresent(builder::replyTo);
        settings.text("envelopeFrom").ifPresent(builder::envelopeFrom);
        settings.text("subject").ifPresent(builder::subject);
        settings.text("body").ifPresent(builder::body);
        builder.encoding(settings.choice("encoding", builder.encoding))
                .notify(settings.choice("notify", builder.notify))
                .maxSegments(settings.integer("maxSegments", builder.maxSegments, 0, ANY));
        settings.startingWith("header.").forEach((header, value) -> {
            if (value.isBlank()) {
                throw settings.wrong("header." + header, "", "a value");
            }
            builder.header(header, Secret.of(value.strip()));
        });
    }

    private static void readLimits(DispatcherSettings settings, MailSettings.Builder builder) {
        builder.timeout(duration(settings, "timeout", builder.timeout))
                .connectTimeout(duration(settings, "connectTimeout", builder.connectTimeout))
                .idleTimeout(duration(settings, "idleTimeout", builder.idleTimeout))
                .inFlight(settings.integer("inFlight", builder.inFlight, 0, ANY))
                .batchSize(settings.integer("batchSize", builder.batchSize, 0, ANY));
    }

    /** A key that has a second name in the configuration of NAV's smsd. */
    private static Optional<String> either(DispatcherSettings settings, String key, String alias) {
        Optional<String> own = settings.text(key);
        Optional<String> other = settings.text(alias);
        if (own.isPresent() && other.isPresent()) {
            throw settings.wrong(alias, "a value beside " + key, "one of both, as they mean the same");
        }
        return own.or(() -> other);
    }

    private static Duration duration(DispatcherSettings settings, String key, Duration otherwise) {
        return settings.duration(key, otherwise, Duration.ZERO, LONGEST);
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.httpget;

import io.github.smsdispatch.api.spi.DispatcherSettings;
import io.github.smsdispatch.api.spi.Secret;
import io.github.smsdispatch.http.AnswerReader;
import io.github.smsdispatch.http.TlsIdentity;
import io.github.smsdispatch.http.TlsIdentity.Store;
import io.github.smsdispatch.httpget.Wire.ProxyServer;
import io.github.smsdispatch.httpget.Wire.Times;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import okhttp3.Credentials;
import okhttp3.Protocol;
import org.jspecify.annotations.Nullable;

/** Reads {@link Wire}: keys, ranges and defaults. */
final class WireReader {

    private static final int MAX_BYTES = 1 << 20;
    private static final Duration LEAST = Duration.ofMillis(50);
    private static final Duration LONGEST = Duration.ofMinutes(10);

    private final DispatcherSettings settings;

    WireReader(DispatcherSettings settings) {
        this.settings = settings;
    }

    Wire read() {
        Times times = new Times(
                settings.duration("timeout", Duration.ofSeconds(30), Duration.ofMillis(100), LONGEST),
                settings.duration("connectTimeout", Duration.ofSeconds(5), LEAST, Duration.ofMinutes(1)),
                settings.duration("readTimeout", Duration.ZERO, LEAST, LONGEST),
                settings.duration("writeTimeout", Duration.ZERO, LEAST, LONGEST));
        return new Wire(
                times,
                settings.integer("inFlight", 8, 1, 256),
                protocols(),
                settings.choice("redirects", Redirects.Policy.SAME_ORIGIN),
                AnswerReader.labelled(
                        settings.integer("maxAnswer", 1 << 16, 1000, MAX_BYTES),
                        charset(settings, "answerCharset", StandardCharsets.UTF_8)),
                proxy(),
                tls());
    }

    static Charset charset(DispatcherSettings settings, String key, Charset otherwise) {
        Optional<String> name = settings.text(key);
        try {
            Charset found = name.isPresent() ? Charset.forName(name.get()) : otherwise;
            if (found.canEncode()) {
                return found;
            }
        } catch (IllegalArgumentException e) {
            throw settings.wrong(key, name.orElse(""), "a charset such as UTF-8 or ISO-8859-1");
        }
        throw settings.wrong(key, name.orElse(""), "a charset that texts can be written in");
    }

    private List<Protocol> protocols() {
        String version = settings.text("http").orElse("1.1");
        return switch (version) {
            case "1.1" -> List.of(Protocol.HTTP_1_1);
            case "2" -> List.of(Protocol.HTTP_2, Protocol.HTTP_1_1);
            case "2-without-tls" -> List.of(Protocol.H2_PRIOR_KNOWLEDGE);
            default ->
                throw settings.wrong(
                        "http", version, "1.1, 2 (over TLS, where the gateway offers it) or 2-without-tls");
        };
    }

    private @Nullable ProxyServer proxy() {
        Optional<String> text = settings.text("proxy");
        Optional<String> user = settings.text("proxyUsername");
        Optional<Secret> password = settings.secret("proxyPassword");
        if (text.isEmpty()) {
            return null;
        }
        List<String> parts = List.of(text.get().split(":", -1));
        if (parts.size() != 2 || parts.get(0).isBlank() || !parts.get(1).matches("[0-9]{1,5}")) {
            throw settings.wrong("proxy", text.get().length() + " characters", "host:port");
        }
        int port = Integer.parseInt(parts.get(1));
        if (port < 1 || port > 65_535) {
            throw settings.wrong("proxy", "port " + port, "a port from 1 to 65535");
        }
        String login = user.isPresent() && password.isPresent()
                ? Credentials.basic(user.get(), password.get().reveal(), StandardCharsets.UTF_8)
                : null;
        return new ProxyServer(InetSocketAddress.createUnresolved(parts.get(0), port), login);
    }

    private @Nullable TlsIdentity tls() {
        @Nullable Store trust = store("trustStore");
        @Nullable Store key = store("keyStore");
        if (trust == null && key == null) {
            return null;
        }
        read("trustStore", trust, null);
        return read("keyStore", trust, key);
    }

    private TlsIdentity read(String setting, @Nullable Store trust, @Nullable Store key) {
        try {
            return TlsIdentity.read(trust, key);
        } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
            // The last one is what a missing file leads to.
            throw settings.wrong(setting, "an unreadable file", "a PKCS#12 or JKS key store and its password");
        }
    }

    private @Nullable Store store(String key) {
        Optional<String> file = settings.text(key);
        String password = settings.secret(key + "Password").map(Secret::reveal).orElse("changeit");
        return file.map(name -> new Store(Path.of(name), password)).orElse(null);
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.httpget;

import io.github.smsdispatch.api.spi.DispatcherSettings;
import io.github.smsdispatch.api.spi.Secret;
import io.github.smsdispatch.httpget.Addressing.IdSource;
import io.github.smsdispatch.httpget.Addressing.NumberFormat;
import io.github.smsdispatch.httpget.RequestPlan.FixedHeader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import okhttp3.Credentials;

/** Reads a {@link Gateway} of settings to which their preset was applied already. */
final class SettingsReader {

    /** How an own URL is logged in to. */
    private enum Auth {
        NONE,
        BASIC,
        BEARER
    }

    private static final Pattern SECRET_IN_QUERY =
            Pattern.compile("(?i)(?:^|[?&])[^=&]*(?:pass|pwd|secret|token|key|auth)[^=&]*=([^&{%]+)");
    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9]{0,39}");

    private final DispatcherSettings settings;
    private final Map<String, String> constants = new TreeMap<>();
    private final List<String> secrets = new ArrayList<>();

    SettingsReader(DispatcherSettings settings) {
        this.settings = settings;
    }

    Gateway read() {
        readConstants();
        Wire wire = new WireReader(settings).read();
        Charset charset = WireReader.charset(settings, "charset", StandardCharsets.UTF_8);
        RequestPlan plan = new PlanReader(settings, constants).read(charset, fixedHeaders(wire));
        plan.headers().forEach(header -> secrets.add(header.value().literals()));
        settings.text("url")
                .ifPresent(url -> SECRET_IN_QUERY.matcher(url).results().forEach(found -> secrets.add(found.group(1))));
        return new Gateway(plan, replies(), addressing(), wire, Map.copyOf(constants), new Masks(List.copyOf(secrets)));
    }

    private Gateway.Replies replies() {
        Rules<Ruling> rules = new RuleReader<>(settings, "rule.", "outcome", Ruling.ALLOWED, Ruling::parse).read();
        return new Gateway.Replies(rules, settings.choice("success", HttpGetReply.Success.RULES));
    }

    private Addressing addressing() {
        IdSource ids = settings.choice("sendingId", IdSource.GATEWAY);
        return new Addressing(
                settings.choice("numberFormat", NumberFormat.KEEP_PLUS),
                settings.text("coding.gsm7").orElse("0"),
                settings.text("coding.ucs2").orElse("2"),
                ids);
    }

    private void readConstants() {
        for (String name : List.of("sender", "username")) {
            settings.text(name).ifPresent(value -> constants.put(name, value));
        }
        for (String name : List.of("password", "token", "reportUrl")) {
            settings.secret(name).ifPresent(value -> secret(name, value.reveal()));
        }
        // The webhook's secret is its last segment.
        settings.text("reportUrl").ifPresent(url -> secrets.add(url.substring(url.lastIndexOf('/') + 1)));
        settings.startingWith("field.").forEach((name, value) -> constants.put(own("field.", name), value.strip()));
        settings.startingWith("secret.").forEach((name, value) -> secret(own("secret.", name), value.strip()));
    }

    private void secret(String name, String value) {
        constants.put(name, value);
        secrets.add(value);
    }

    private String own(String prefix, String name) {
        boolean taken =
                Fields.OF_SMS.contains(name) || Fields.OF_SETTINGS.contains(name) || constants.containsKey(name);
        if (taken || !NAME.matcher(name).matches()) {
            throw settings.wrong(prefix + name, "this name", "a name of letters and digits that no other field has");
        }
        return name;
    }

    private List<FixedHeader> fixedHeaders(Wire wire) {
        List<FixedHeader> headers = new ArrayList<>();
        String agent = settings.text("userAgent").orElse("sms-dispatch");
        if (!agent.matches("[ -~]{1,200}")) {
            throw settings.wrong("userAgent", agent.length() + " characters", "1 to 200 printable ASCII characters");
        }
        headers.add(new FixedHeader("User-Agent", agent));
        authorization().ifPresent(value -> headers.add(new FixedHeader("Authorization", value)));
        String login = wire.proxy() == null ? null : wire.proxy().login();
        if (login != null) {
            boolean tunnel = settings.text("url").orElse("").startsWith("https:")
                    || settings.text("baseUrl").orElse("").startsWith("https:");
            if (!tunnel) {
                headers.add(new FixedHeader("Proxy-Authorization", login));
            }
            secrets.add(login.substring(login.indexOf(' ') + 1));
        }
        settings.secret("proxyPassword").map(Secret::reveal).ifPresent(secrets::add);
        return headers;
    }

    private Optional<String> authorization() {
        return switch (settings.choice("auth", Auth.NONE)) {
            case NONE -> Optional.empty();
            case BASIC -> {
                String user = settings.requiredText("username", "a user name, for auth = basic");
                String password = settings.requiredText("password", "a password, for auth = basic");
                String value = Credentials.basic(user, password, StandardCharsets.UTF_8);
                secrets.add(value.substring(value.indexOf(' ') + 1));
                yield Optional.of(value);
            }
            case BEARER -> {
                String token = settings.requiredText("token", "a token, for auth = bearer");
                if (!token.matches("[!-~]+")) {
                    throw settings.wrong("token", token, "printable ASCII without blanks, for auth = bearer");
                }
                yield Optional.of("Bearer " + token);
            }
        };
    }
}

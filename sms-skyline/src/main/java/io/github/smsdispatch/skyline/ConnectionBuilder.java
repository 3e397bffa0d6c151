// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.skyline;

import io.github.smsdispatch.api.SmsConfigurationException;
import io.github.smsdispatch.api.spi.Secret;
import io.github.smsdispatch.http.BaseUrl;
import io.github.smsdispatch.http.TlsIdentity;
import io.github.smsdispatch.skyline.SkylineSettings.Security;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The setters of {@link SkylineSettings.Builder} that concern login and connection. */
abstract class ConnectionBuilder<B> {

    private static final Secret NONE = Secret.of("-");

    final String name;
    Map<String, Secret> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    boolean enabled = true;
    boolean defaultPasswordAllowed;
    String baseUrl = "";
    String username = "";
    Secret password = NONE;
    Security security = Security.PLAIN;
    String pathPrefix = "goip_";
    Duration timeout = Duration.ofSeconds(30);
    Duration connectTimeout = Duration.ofSeconds(5);
    String userAgent = "sms-dispatch";

    @Nullable
    TlsIdentity trust;

    @Nullable
    InetSocketAddress proxy;

    ConnectionBuilder(String name) {
        if (name.isBlank() || name.length() > 64) {
            throw new SmsConfigurationException("name", name.length() + " characters", "1 to 64 characters");
        }
        this.name = name;
    }

    abstract B self();

    /**
     * Switches the dispatcher off: nothing leaves the process, every send is {@code Unavailable(DISABLED)}.
     *
     * @return this
     */
    public B disabled() {
        enabled = false;
        return self();
    }

    /**
     * Sets where the gateway is.
     *
     * @param url {@code http://} or {@code https://}, host, optional port and path; credentials in it are refused
     * @return this
     */
    public B baseUrl(String url) {
        baseUrl = BaseUrl.check(url).orElseThrow(() -> wrong("baseUrl", BaseUrl.shape(url), BaseUrl.ALLOWED));
        return self();
    }

    /**
     * Sets the login.
     *
     * @param user the user name, not blank
     * @param secret the password
     * @return this
     */
    public B login(String user, Secret secret) {
        if (user.isBlank()) {
            throw wrong("username", "nothing", "a user name");
        }
        username = user;
        password = secret;
        return self();
    }

    /**
     * Accepts a password that equals the user name, as devices have it when they leave the factory. For simulators; a
     * real device with it is open to everybody who can reach it.
     *
     * @return this
     */
    public B allowDefaultPassword() {
        defaultPasswordAllowed = true;
        return self();
    }

    /**
     * Sets how requests are authenticated.
     *
     * @param how default {@link Security#PLAIN}
     * @return this
     */
    public B security(Security how) {
        security = how;
        return self();
    }

    /**
     * Sets how the names of the gateway's pages begin.
     *
     * @param prefix 0 to 20 letters, digits, {@code _} or {@code /}; default {@code goip_}, on some boxes {@code GP_}
     * @return this
     */
    public B pathPrefix(String prefix) {
        if (!prefix.matches("[A-Za-z0-9_/]{0,20}")) {
            throw wrong("pathPrefix", "'" + prefix.length() + " characters'", "0 to 20 letters, digits, '_' or '/'");
        }
        pathPrefix = prefix;
        return self();
    }

    /**
     * Sets the time budget of a send, a status query or another call, waiting for its turn included.
     *
     * @param budget 100 ms to 10 min; default 30 s
     * @return this
     */
    public B timeout(Duration budget) {
        timeout = range("timeout", budget, Duration.ofMillis(100), Duration.ofMinutes(10));
        return self();
    }

    /**
     * Sets how long a connection may take to stand.
     *
     * @param budget 50 ms to 1 min; default 5 s
     * @return this
     */
    public B connectTimeout(Duration budget) {
        connectTimeout = range("connectTimeout", budget, Duration.ofMillis(50), Duration.ofMinutes(1));
        return self();
    }

    /**
     * Sets the User-Agent; some tunnels refuse unknown ones.
     *
     * @param agent 1 to 200 printable ASCII characters; default {@code sms-dispatch}
     * @return this
     */
    public B userAgent(String agent) {
        if (!agent.matches("[ -~]{1,200}") || agent.isBlank()) {
            throw wrong("userAgent", agent.length() + " characters", "1 to 200 printable ASCII characters");
        }
        userAgent = agent;
        return self();
    }

    /**
     * Adds a header to every request, for proxies and tunnels.
     *
     * @param header its name, such as {@code X-API-KEY}
     * @param value its value, treated as a secret; printable ASCII
     * @return this
     */
    public B header(String header, Secret value) {
        if (!header.matches("[A-Za-z0-9!#$%&'*+.^_`|~-]{1,100}")
                || !value.reveal().matches("[ -~]{1,4000}")) {
            throw wrong("header." + header.replaceAll("[^A-Za-z0-9-]", "?"), "***", "a header name, printable ASCII");
        }
        headers.put(header, value);
        return self();
    }

    /**
     * Checks the gateway's certificate against these instead of the runtime's own authorities.
     *
     * @param file a PKCS#12 or JKS key store
     * @param secret its password
     * @return this
     */
    public B trustStore(Path file, Secret secret) {
        try {
            trust = TlsIdentity.read(new TlsIdentity.Store(file, secret.reveal()), null);
        } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
            // The last one is what a missing file leads to.
            throw wrong("trustStore", "an unreadable file", "a PKCS#12 or JKS key store and its password");
        }
        return self();
    }

    /**
     * Sends everything through an HTTP proxy.
     *
     * @param host its name or address
     * @param port 1 to 65535
     * @return this
     */
    public B proxy(String host, int port) {
        proxy = InetSocketAddress.createUnresolved(host, range("proxy", port, 1, 65_535));
        return self();
    }

    void checkComplete() {
        if (!enabled) {
            return;
        }
        if (baseUrl.isEmpty()) {
            throw wrong("baseUrl", "nothing", BaseUrl.ALLOWED);
        }
        if (username.isEmpty()) {
            throw wrong("username", "nothing", "a user name");
        }
        if (password.matches(username) && !defaultPasswordAllowed) {
            throw wrong("password", "*** (equal to the user name)", "another password, or allowDefaultPassword");
        }
    }

    final SmsConfigurationException wrong(String key, String received, String allowed) {
        return new SmsConfigurationException(name + "." + key, received, allowed);
    }

    final int range(String key, int value, int min, int max) {
        if (value < min || value > max) {
            throw wrong(key, Integer.toString(value), min + " to " + max);
        }
        return value;
    }

    final Duration range(String key, Duration value, Duration min, Duration max) {
        if (value.compareTo(min) < 0 || value.compareTo(max) > 0) {
            throw wrong(key, value.toString(), min + " to " + max);
        }
        return value;
    }
}

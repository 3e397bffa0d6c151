// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.mail;

import io.github.smsdispatch.api.SmsConfigurationException;
import io.github.smsdispatch.api.spi.Secret;
import io.github.smsdispatch.mail.MailSettings.Security;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.List;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/** The setters of {@link MailSettings.Builder} that concern the server and the connections to it. */
abstract class ServerBuilder<B> {

    final String name;
    boolean enabled = true;
    String host = "localhost";
    int port;

    @Nullable
    Security security;

    String username = "";

    @Nullable
    Secret password;

    boolean plaintextLoginAllowed;
    List<String> mechanisms = List.of("PLAIN", "LOGIN");
    String ehloName = "";
    Duration timeout = Duration.ofSeconds(60);
    Duration connectTimeout = Duration.ofSeconds(10);
    Duration idleTimeout = Duration.ofSeconds(20);
    int inFlight = 1;
    int batchSize = 16;

    @Nullable
    SSLSocketFactory trust;

    ServerBuilder(String name) {
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
     * Sets where the mail server is.
     *
     * @param server its name or address; default {@code localhost}
     * @return this
     */
    public B host(String server) {
        if (!server.matches("[A-Za-z0-9]([A-Za-z0-9._-]{0,252}[A-Za-z0-9])?|[0-9A-Fa-f:.]{2,45}")) {
            throw wrong("host", server.length() + " characters", "a host name or an IP address, without port");
        }
        host = server;
        return self();
    }

    /**
     * Sets the port.
     *
     * @param number 1 to 65535; default 25 without TLS, 587 with STARTTLS, 465 with TLS from the start
     * @return this
     */
    public B port(int number) {
        port = range("port", number, 1, 65_535);
        return self();
    }

    /**
     * Sets how the connection is protected.
     *
     * @param how default {@link Security#STARTTLS}, and {@link Security#NONE} for this very machine
     * @return this
     */
    public B security(Security how) {
        security = how;
        return self();
    }

    /**
     * Sets the login (SMTP AUTH).
     *
     * @param user the user name, not blank
     * @param secret the password, or the access token for {@code XOAUTH2}
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
     * Sets how to log in: the first of these that the server offers.
     *
     * @param names {@code PLAIN}, {@code LOGIN}, {@code DIGEST-MD5}, {@code XOAUTH2}; default {@code PLAIN}, then {@code
     *     LOGIN}
     * @return this
     */
    public B mechanisms(List<String> names) {
        if (names.isEmpty()
                || !List.of("PLAIN", "LOGIN", "DIGEST-MD5", "XOAUTH2").containsAll(names)) {
            throw wrong("mechanisms", names.size() + " names", "some of PLAIN, LOGIN, DIGEST-MD5, XOAUTH2");
        }
        mechanisms = List.copyOf(names);
        return self();
    }

    /**
     * Lets the password cross a network without TLS. Everybody on the way can read it.
     *
     * @return this
     */
    public B allowPlaintextLogin() {
        plaintextLoginAllowed = true;
        return self();
    }

    /**
     * Sets the name to greet with (EHLO).
     *
     * @param domain a host name that the server can look up; default this machine's address in brackets (RFC 5321 section
     *     4.1.3)
     * @return this
     */
    public B ehloName(String domain) {
        if (!domain.matches("[A-Za-z0-9]([A-Za-z0-9._-]{0,252}[A-Za-z0-9])?|\\[[0-9A-Za-z:.]{2,50}\\]")) {
            throw wrong("ehloName", domain.length() + " characters", "a host name or an address in brackets");
        }
        ehloName = domain;
        return self();
    }

    /**
     * Checks the server's certificate against these instead of the runtime's own authorities.
     *
     * @param file a PKCS#12 or JKS key store
     * @param secret its password
     * @return this
     */
    public B trustStore(Path file, Secret secret) {
        try {
            trust = TrustStore.read(file, secret.reveal().toCharArray());
        } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
            // The last one is what a missing file leads to.
            throw wrong("trustStore", "an unreadable file", "a PKCS#12 or JKS key store and its password");
        }
        return self();
    }

    /**
     * Sets the time budget of a send, a batch or a status question, waiting for a free connection included.
     *
     * @param budget 100 ms to 30 min; default 60 s. Servers may take up to 10 min after the content (RFC 5321 section
     *     4.5.3.2.6); what is cut off there is Unknown
     * @return this
     */
    public B timeout(Duration budget) {
        timeout = range("timeout", budget, Duration.ofMillis(100), Duration.ofMinutes(30));
        return self();
    }

    /**
     * Sets how long a connection may take to stand.
     *
     * @param budget 50 ms to 1 min; default 10 s
     * @return this
     */
    public B connectTimeout(Duration budget) {
        connectTimeout = range("connectTimeout", budget, Duration.ofMillis(50), Duration.ofMinutes(1));
        return self();
    }

    /**
     * Sets how long a connection is kept without work.
     *
     * @param time zero to 5 min; default 20 s; zero closes it after each batch
     * @return this
     */
    public B idleTimeout(Duration time) {
        idleTimeout = range("idleTimeout", time, Duration.ZERO, Duration.ofMinutes(5));
        return self();
    }

    /**
     * Sets how many connections there are at most, each with a thread of its own while it is open.
     *
     * @param connections 1 to 64; default 1
     * @return this
     */
    public B inFlight(int connections) {
        inFlight = range("inFlight", connections, 1, 64);
        return self();
    }

    /**
     * Sets how many SMS a worker hands over at a time; they go over one connection, one after the other, within one time
     * budget.
     *
     * @param sms 1 to 1,000; default 16
     * @return this
     */
    public B batchSize(int sms) {
        batchSize = range("batchSize", sms, 1, 1000);
        return self();
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

// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.http;

import java.net.InetSocketAddress;
import java.net.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import okhttp3.Authenticator;
import okhttp3.ConnectionPool;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import org.jspecify.annotations.Nullable;

/** Collects what a {@link HttpLink} needs. Not thread-safe. */
@SuppressWarnings("exports") // JSpecify is needed to compile this library, not its users.
public final class HttpLinkBuilder {

    /** A device closes idle connections without notice, and {@link IdleConnection} can miss it by a hair. */
    final Duration idle = Duration.ofSeconds(5);

    final String threadName;
    final int connections;
    final AnswerReader reader;
    private Duration connect = Duration.ofSeconds(5);
    private Duration read = Duration.ZERO;
    private Duration write = Duration.ZERO;
    private List<Protocol> protocols = List.of(Protocol.HTTP_1_1);
    private Authenticator proxyLogin = Authenticator.NONE;
    private @Nullable InetSocketAddress proxy;
    private @Nullable TlsIdentity tls;

    /**
     * Starts.
     *
     * @param threadName of the threads that ask for addresses
     * @param connections how many requests there are at a time; so many connections are kept
     * @param reader reads answers
     */
    public HttpLinkBuilder(String threadName, int connections, AnswerReader reader) {
        this.threadName = threadName;
        this.connections = connections;
        this.reader = reader;
    }

    /**
     * Sets time-outs besides the budget of each request.
     *
     * @param toConnect until a connection stands; default 5 s
     * @param toRead between two bytes of an answer; 0 (default): only the budget counts
     * @param toWrite for one write; 0 (default): only the budget counts
     * @return this
     */
    public HttpLinkBuilder timeouts(Duration toConnect, Duration toRead, Duration toWrite) {
        connect = toConnect;
        read = toRead;
        write = toWrite;
        return this;
    }

    /**
     * Sets the versions of HTTP.
     *
     * @param allowed in order of preference; default 1.1 alone
     * @return this
     */
    public HttpLinkBuilder protocols(List<Protocol> allowed) {
        protocols = allowed;
        return this;
    }

    /**
     * Sends everything through an HTTP proxy.
     *
     * @param address where it is, null for none
     * @param login answers a proxy that wants a login
     * @return this
     */
    public HttpLinkBuilder proxy(@Nullable InetSocketAddress address, Authenticator login) {
        proxy = address;
        proxyLogin = login;
        return this;
    }

    /**
     * Sets certificates.
     *
     * @param identity own authorities and client certificate, null for the runtime's
     * @return this
     */
    public HttpLinkBuilder tls(@Nullable TlsIdentity identity) {
        tls = identity;
        return this;
    }

    /**
     * Makes the link.
     *
     * @return the link; close it
     */
    public HttpLink build() {
        return new HttpLink(this);
    }

    Duration connectTimeout() {
        return connect;
    }

    OkHttpClient.Builder client() {
        OkHttpClient.Builder builder = new OkHttpClient.Builder()
                .socketFactory(new NoDelaySocketFactory())
                .connectionPool(new ConnectionPool(connections + 1, idle.toMillis(), TimeUnit.MILLISECONDS))
                .protocols(protocols)
                .retryOnConnectionFailure(false)
                .followRedirects(false)
                .followSslRedirects(false)
                .connectTimeout(connect)
                .readTimeout(read)
                .writeTimeout(write)
                .proxyAuthenticator(proxyLogin);
        if (proxy != null) {
            builder.proxy(new Proxy(Proxy.Type.HTTP, proxy));
        }
        if (tls != null) {
            builder.sslSocketFactory(tls.sockets(), tls.manager());
        }
        return builder;
    }
}

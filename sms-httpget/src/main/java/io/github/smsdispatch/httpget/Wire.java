// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.httpget;

import io.github.smsdispatch.http.AnswerReader;
import io.github.smsdispatch.http.HttpLink;
import io.github.smsdispatch.http.HttpLinkBuilder;
import io.github.smsdispatch.http.TlsIdentity;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import okhttp3.Authenticator;
import okhttp3.Protocol;
import org.jspecify.annotations.Nullable;

/**
 * How the gateway is reached.
 *
 * @param times the time budgets
 * @param inFlight requests at a time
 * @param protocols versions of HTTP
 * @param redirects which are followed
 * @param answers reads them
 * @param proxy what stands between; null for none
 * @param tls own certificates; null for the runtime's
 */
record Wire(
        Times times,
        int inFlight,
        List<Protocol> protocols,
        Redirects.Policy redirects,
        AnswerReader answers,
        @Nullable ProxyServer proxy,
        @Nullable TlsIdentity tls) {

    /**
     * Time budgets.
     *
     * @param whole of a send, waiting for its turn included
     * @param connect until a connection stands
     * @param read between two bytes of an answer; 0: only the whole counts
     * @param write for one write; 0: only the whole counts
     */
    record Times(Duration whole, Duration connect, Duration read, Duration write) {}

    /**
     * An HTTP proxy.
     *
     * @param address where it is
     * @param login value of Proxy-Authorization; null when it wants none
     */
    record ProxyServer(InetSocketAddress address, @Nullable String login) {

        /** For tunnels, which carry TLS; without TLS the login goes with each request. */
        Authenticator authenticator() {
            String value = login;
            return (route, response) -> value == null
                            || !response.request().method().equals("CONNECT")
                            || response.request().header("Proxy-Authorization") != null
                    ? null
                    : response.request()
                            .newBuilder()
                            .header("Proxy-Authorization", value)
                            .build();
        }

        @Override
        public String toString() {
            return "ProxyServer[***]";
        }
    }

    HttpLink connect(String name) {
        HttpLinkBuilder builder = new HttpLinkBuilder("httpget-" + name, inFlight, answers)
                .timeouts(times.connect(), times.read(), times.write())
                .protocols(protocols)
                .tls(tls);
        return proxy == null
                ? builder.build()
                : builder.proxy(proxy.address(), proxy.authenticator()).build();
    }
}

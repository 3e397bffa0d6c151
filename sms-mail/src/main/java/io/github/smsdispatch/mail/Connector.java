// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.mail;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/** Opens connections: tries all addresses of the server, and speaks TLS at once where that is wanted. */
final class Connector {

    private final MailSettings settings;

    Connector(MailSettings settings) {
        this.settings = settings;
    }

    Wire connect(Job job) throws IOException {
        String host = settings.values().host;
        IOException last = new IOException("no address");
        for (InetAddress address : InetAddress.getAllByName(host)) {
            // Without the name, the library would ask for the address's own, and check the certificate against that.
            InetAddress named = InetAddress.getByAddress(host, address.getAddress());
            Wire wire = new Wire();
            job.uses(wire);
            try {
                wire.setTcpNoDelay(true);
                wire.setSoTimeout(millis(settings.values().timeout.plusSeconds(5)));
                wire.connect(new InetSocketAddress(named, settings.port()), millis(settings.values().connectTimeout));
                return wire;
            } catch (IOException e) {
                wire.abort();
                last = e;
            }
        }
        throw last;
    }

    /** The connection as the session sees it. */
    Socket secured(Wire wire) throws IOException {
        if (settings.security() != MailSettings.Security.TLS) {
            return wire;
        }
        SSLSocket socket = (SSLSocket) tls(settings).createSocket(wire, settings.values().host, settings.port(), true);
        SSLParameters parameters = socket.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        socket.setSSLParameters(parameters);
        socket.startHandshake();
        return socket;
    }

    static SSLSocketFactory tls(MailSettings settings) {
        SSLSocketFactory own = settings.values().trust;
        return own == null ? (SSLSocketFactory) SSLSocketFactory.getDefault() : own;
    }

    private static int millis(Duration time) {
        return (int) time.toMillis();
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.examples.boost;

import com.sun.net.httpserver.HttpServer;
import jakarta.xml.soap.SOAPConstants;
import jakarta.xml.soap.SOAPException;
import jakarta.xml.soap.SOAPFactory;
import jakarta.xml.ws.Endpoint;
import jakarta.xml.ws.soap.SOAPFaultException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.xml.namespace.QName;

/** An {@link ExternalSender} on the loopback address. */
public final class SoapService implements AutoCloseable {

    /** The stack logs what the service throws; a logger that nobody holds forgets its level. */
    private static final Logger STACK = Logger.getLogger("com.sun.xml.ws.server");

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpServer server;
    private final Endpoint endpoint;
    final ExternalSender sender = new ExternalSender();

    public SoapService() throws IOException {
        STACK.setLevel(Level.OFF);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        endpoint = Endpoint.create(sender);
        endpoint.publish(server.createContext("/sender"));
        server.start();
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/sender";
    }

    public String namespace() {
        return ExternalSender.NAMESPACE;
    }

    public int calls() {
        return sender.calls().size();
    }

    public void refuseLogins() {
        sender.answer(call -> {
            throw fault("Client.Authentication", "no account " + call.username() + " with " + call.password());
        });
    }

    /** A fault with a code of SOAP 1.1. */
    static SOAPFaultException fault(String code, String words) {
        try {
            return new SOAPFaultException(SOAPFactory.newInstance(SOAPConstants.SOAP_1_1_PROTOCOL)
                    .createFault(words, new QName(SOAPConstants.URI_NS_SOAP_1_1_ENVELOPE, code)));
        } catch (SOAPException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        endpoint.stop();
        server.stop(0);
        threads.shutdownNow();
    }
}

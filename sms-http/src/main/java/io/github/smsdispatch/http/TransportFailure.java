// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.http;

import io.github.smsdispatch.http.Exchange.Failure;
import io.github.smsdispatch.http.Exchange.Kind;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.ProtocolException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import javax.net.ssl.SSLException;

/**
 * What a broken request means. The words are ours: messages of exceptions may hold hosts and URLs. Which side of the
 * border a failure is on says the {@link Departure}, never the exception's class: a time-out may be either.
 */
final class TransportFailure {

    private TransportFailure() {}

    static Failure of(IOException e, Departure departure) {
        return departure.callOff() ? new Failure(Kind.NOT_SENT, "nothing was written: " + before(e)) : after(e);
    }

    private static Failure after(IOException e) {
        if (e instanceof InterruptedIOException) {
            return new Failure(Kind.NO_ANSWER, "the request was written, no whole answer came in time");
        }
        if (e instanceof ProtocolException) {
            return new Failure(Kind.UNREADABLE, "the request was written, the answer isn't HTTP");
        }
        return new Failure(Kind.LOST, "the connection broke after the request was written");
    }

    private static String before(IOException e) {
        if (e instanceof UnknownHostException) {
            return "unknown host";
        }
        if (e instanceof SSLException) {
            return "TLS handshake failed";
        }
        if (e instanceof SocketTimeoutException) {
            return "connect time-out";
        }
        if (e instanceof InterruptedIOException) {
            return "no connection within the time budget";
        }
        if (e instanceof NoRouteToHostException) {
            return "no route to host";
        }
        return e instanceof ConnectException ? "connection refused" : "no connection";
    }
}

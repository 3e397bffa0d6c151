// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.mail;

import io.github.smsdispatch.mail.Ending.Failed;
import io.github.smsdispatch.mail.Ending.Kind;
import java.io.EOFException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import javax.net.ssl.SSLException;

/** Finds out what an exception of network or TLS means. */
final class Failures {

    private static final int DEEPEST = 20;

    private Failures() {}

    static Failed of(Throwable thrown) {
        Throwable deepest = deepest(thrown);
        if (deepest instanceof UnknownHostException) {
            return new Failed(Kind.NOT_CONNECTED, "the server's name is unknown");
        }
        if (deepest instanceof ConnectException || deepest instanceof NoRouteToHostException) {
            return new Failed(Kind.NOT_CONNECTED, "the connection was refused, or there is no route,");
        }
        if (deepest instanceof SocketTimeoutException) {
            return new Failed(Kind.NO_ANSWER, "no answer in time");
        }
        if (deepest instanceof Wire.TooMuchException e) {
            return new Failed(Kind.UNREADABLE, String.valueOf(e.getMessage()));
        }
        boolean cut = deepest instanceof SocketException || deepest instanceof EOFException;
        return isTls(thrown) && !cut
                ? new Failed(Kind.NOT_TRUSTED, "TLS: " + Shown.text(String.valueOf(deepest.getMessage())))
                : new Failed(Kind.LOST, "the connection broke");
    }

    private static boolean isTls(Throwable thrown) {
        Throwable at = thrown;
        for (int i = 0; i < DEEPEST && at != null; i++) {
            if (at instanceof SSLException) {
                return true;
            }
            at = at.getCause();
        }
        return false;
    }

    private static Throwable deepest(Throwable thrown) {
        Throwable at = thrown;
        for (int i = 0; i < DEEPEST && at.getCause() != null; i++) {
            at = at.getCause();
        }
        return at;
    }
}

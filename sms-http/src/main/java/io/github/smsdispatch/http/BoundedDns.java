// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.http;

import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import okhttp3.Dns;

/**
 * Asks the system's resolver in a thread of its own: the system call knows neither time-out nor interrupt. Only new
 * connections ask.
 */
final class BoundedDns implements Dns {

    private final ExecutorService threads;
    private final Duration atMost;

    BoundedDns(ExecutorService threads, Duration atMost) {
        this.threads = threads;
        this.atMost = atMost;
    }

    @Override
    public List<InetAddress> lookup(String host) throws UnknownHostException {
        if (host.indexOf(':') >= 0 || host.matches("[0-9.]+")) {
            return Dns.SYSTEM.lookup(host);
        }
        Future<List<InetAddress>> asked = threads.submit(() -> Dns.SYSTEM.lookup(host));
        try {
            return asked.get(atMost.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unknown(new InterruptedIOException());
        } catch (TimeoutException e) {
            throw unknown(new SocketTimeoutException());
        } catch (ExecutionException e) {
            throw unknown(e);
        } finally {
            asked.cancel(true);
        }
    }

    /** Without the host, which logs needn't know. */
    private static UnknownHostException unknown(Throwable cause) {
        UnknownHostException exception = new UnknownHostException("unknown host");
        exception.initCause(cause);
        return exception;
    }
}

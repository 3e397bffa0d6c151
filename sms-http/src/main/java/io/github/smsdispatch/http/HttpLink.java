// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.http;

import io.github.smsdispatch.http.Exchange.Failure;
import io.github.smsdispatch.http.Exchange.Kind;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import okhttp3.Call;
import okhttp3.Connection;
import okhttp3.EventListener;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * One HTTP request, and the truth about how far it came. Never sends anything twice: no retry, no redirect, and the
 * {@link Departure} refuses a second try even if the client had one in mind. What may be tried again is a connection: a
 * kept-alive one that the peer closed is replaced before anything is written. Thread-safe.
 */
public final class HttpLink implements AutoCloseable {

    private static final Failure STALE = new Failure(Kind.NOT_SENT, "nothing was written: the peer closes connections");

    private final OkHttpClient client;
    private final ExecutorService threads;
    private final AnswerReader reader;
    private final int most;

    HttpLink(HttpLinkBuilder builder) {
        threads = threads(builder.threadName, builder.idle);
        reader = builder.reader;
        most = builder.connections + 1;
        client = builder.client()
                .dns(new BoundedDns(threads, builder.connectTimeout()))
                .eventListener(new FreshConnections())
                .addNetworkInterceptor(HttpLink::onlyOnce)
                .build();
    }

    /**
     * Makes a request. Blocks until the whole answer is there, the budget is used up, or the thread is interrupted (flag
     * kept).
     *
     * @param request the request; it goes out once at most
     * @param budget how long it may take in all
     * @return the answer, or on which side of the border it failed
     */
    public Exchange exchange(Request.Builder request, Duration budget) {
        Deadline deadline = Deadline.in(budget);
        for (int connection = 0; connection <= most; connection++) {
            Exchange exchange = once(request, deadline.left());
            if (exchange != STALE) {
                return exchange;
            }
            client.connectionPool().evictAll();
        }
        return STALE;
    }

    private Exchange once(Request.Builder request, Duration budget) {
        if (budget.toMillis() < 1) {
            return new Failure(Kind.NO_TURN, "the time budget was used up before the request");
        }
        if (Thread.currentThread().isInterrupted()) {
            return new Failure(Kind.NOT_SENT, "interrupted before anything was written");
        }
        Departure departure = new Departure();
        Call call = client.newCall(request.tag(Departure.class, departure).build());
        call.timeout().timeout(budget.toMillis(), TimeUnit.MILLISECONDS);
        // In the caller's thread: handing over to another and back would cost as much as the request.
        try (Response response = call.execute()) {
            return reader.read(response);
        } catch (IdleConnection.StaleException e) {
            return departure.callOff() ? STALE : TransportFailure.of(e, departure);
        } catch (Exception e) {
            return failed(e, departure);
        }
    }

    /** The client's own waits throw InterruptedException undeclared, and channels close on an interrupt. */
    private static Failure failed(Exception e, Departure departure) {
        if (e instanceof InterruptedException) {
            Thread.currentThread().interrupt();
        }
        if (Thread.currentThread().isInterrupted()) {
            return departure.callOff()
                    ? new Failure(Kind.NOT_SENT, "interrupted before anything was written")
                    : new Failure(Kind.INTERRUPTED, "interrupted after the request was written");
        }
        return TransportFailure.of(e instanceof IOException io ? io : new IOException(e), departure);
    }

    /** Ends the threads; requests under way fail. */
    @Override
    public void close() {
        client.dispatcher().cancelAll();
        threads.shutdown();
        client.connectionPool().evictAll();
    }

    /** Runs when the connection stands and nothing is written yet. */
    private static Response onlyOnce(Interceptor.Chain chain) throws IOException {
        Departure departure = chain.request().tag(Departure.class);
        Connection connection = chain.connection();
        if (departure == null || connection == null || isStale(connection, departure)) {
            throw new IdleConnection.StaleException();
        }
        if (!departure.leave()) {
            throw new IOException("called off, or a second try");
        }
        return withoutInvitation(chain.proceed(chain.request()));
    }

    /** The client takes 503 with Retry-After: 0 as an order to send again, and would throw the answer away. */
    private static Response withoutInvitation(Response response) {
        return response.code() == 503 && "0".equals(response.header("Retry-After"))
                ? response.newBuilder().header("Retry-After", "1").build()
                : response;
    }

    private static boolean isStale(Connection connection, Departure departure) {
        Protocol protocol = connection.protocol();
        if (protocol == Protocol.HTTP_2 || protocol == Protocol.H2_PRIOR_KNOWLEDGE) {
            // A reader thread of the client belongs to it, which sees its end; bytes may come at any time.
            return false;
        }
        // A fresh connection can't be stale, but may still bring session tickets of TLS 1.3, which aren't idle.
        return !departure.isOnFreshConnection() && IdleConnection.isStale(connection.socket());
    }

    /** Tells a call that a connection was made for it. */
    private static final class FreshConnections extends EventListener {

        @Override
        public void connectEnd(Call call, InetSocketAddress address, Proxy proxy, @Nullable Protocol protocol) {
            Departure departure = call.request().tag(Departure.class);
            if (departure != null) {
                departure.connected();
            }
        }
    }

    private static ExecutorService threads(String name, Duration idle) {
        // They only ask for addresses: as many as there are new connections at a time.
        return new ThreadPoolExecutor(
                0, Integer.MAX_VALUE, idle.toMillis(), TimeUnit.MILLISECONDS, new SynchronousQueue<>(), work -> {
                    Thread thread = new Thread(work, name);
                    thread.setDaemon(true);
                    return thread;
                });
    }
}

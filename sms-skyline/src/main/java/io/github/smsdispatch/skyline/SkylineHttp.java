// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.skyline;

import io.github.smsdispatch.skyline.Exchange.Failure;
import io.github.smsdispatch.skyline.Exchange.Kind;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import okhttp3.Call;
import okhttp3.Connection;
import okhttp3.ConnectionPool;
import okhttp3.Dispatcher;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.Response;

/**
 * One HTTP request, and the truth about how far it came. Never sends anything twice: no retry, no redirect, and the
 * {@link Departure} refuses a second try even if the client had one in mind (it has, for 503 with Retry-After: 0). What
 * may be tried again is a connection: a kept-alive one that the peer closed is replaced before anything is written.
 */
final class SkylineHttp implements AutoCloseable {

    /** A device closes idle connections without notice, and {@link IdleConnection} can miss it by a hair. */
    private static final Duration IDLE = Duration.ofSeconds(5);

    private static final Duration GRACE = Duration.ofMillis(200);
    private static final Failure STALE = new Failure(Kind.NOT_SENT, "nothing was written: the peer closes connections");

    private final OkHttpClient client;
    private final ExecutorService threads;
    private final int most;
    private final Set<Connection> used = Collections.synchronizedSet(Collections.newSetFromMap(new WeakHashMap<>()));

    SkylineHttp(SkylineSettings settings) {
        threads = threads(settings.name());
        most = settings.inFlight() + 1;
        Dispatcher dispatcher = new Dispatcher(threads);
        dispatcher.setMaxRequests(1000);
        dispatcher.setMaxRequestsPerHost(1000);
        OkHttpClient.Builder builder = new OkHttpClient.Builder()
                .dispatcher(dispatcher)
                .socketFactory(new NoDelaySocketFactory())
                .connectionPool(new ConnectionPool(settings.inFlight() + 1, IDLE.toMillis(), TimeUnit.MILLISECONDS))
                .protocols(List.of(Protocol.HTTP_1_1))
                .retryOnConnectionFailure(false)
                .followRedirects(false)
                .followSslRedirects(false)
                .connectTimeout(settings.connectTimeout())
                .readTimeout(Duration.ZERO)
                .writeTimeout(Duration.ZERO)
                .addNetworkInterceptor(this::onlyOnce);
        InetSocketAddress proxy = settings.proxy();
        if (proxy != null) {
            builder.proxy(new Proxy(Proxy.Type.HTTP, proxy));
        }
        TrustStore trust = settings.trust();
        if (trust != null) {
            builder.sslSocketFactory(trust.sockets(), trust.manager());
        }
        client = builder.build();
    }

    /** Blocks until the whole answer is there, the budget is used up, or the thread is interrupted (flag kept). */
    Exchange exchange(Request.Builder request, Duration budget) {
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
        Departure departure = new Departure();
        Call call = client.newCall(request.tag(Departure.class, departure).build());
        call.timeout().timeout(budget.toMillis(), TimeUnit.MILLISECONDS);
        AnswerFuture answer = new AnswerFuture();
        call.enqueue(answer);
        try {
            return answer.get(budget.plus(GRACE).toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            Failure failure = departure.callOff()
                    ? new Failure(Kind.NOT_SENT, "interrupted before anything was written")
                    : new Failure(Kind.INTERRUPTED, "interrupted after the request was written");
            call.cancel();
            return failure;
        } catch (TimeoutException | CancellationException e) {
            Failure failure = TransportFailure.of(new InterruptedIOException(), departure);
            call.cancel();
            return failure;
        } catch (ExecutionException e) {
            Throwable cause = e.getCause();
            if (cause instanceof IdleConnection.StaleException && departure.callOff()) {
                return STALE;
            }
            return TransportFailure.of(cause instanceof IOException io ? io : new IOException(cause), departure);
        }
    }

    /** Ends the threads; requests under way fail. */
    @Override
    public void close() {
        client.dispatcher().cancelAll();
        threads.shutdown();
        client.connectionPool().evictAll();
    }

    /** Runs when the connection stands and nothing is written yet. */
    private Response onlyOnce(Interceptor.Chain chain) throws IOException {
        Departure departure = chain.request().tag(Departure.class);
        Connection connection = chain.connection();
        // A fresh connection can't be stale, but may still bring session tickets of TLS 1.3, which aren't idle.
        if (connection == null || (!used.add(connection) && IdleConnection.isStale(connection.socket()))) {
            throw new IdleConnection.StaleException();
        }
        if (departure == null || !departure.leave()) {
            throw new IOException("called off, or a second try");
        }
        return chain.proceed(chain.request());
    }

    private static ExecutorService threads(String name) {
        // As many as there are requests, which the gateway's turns limit.
        return new ThreadPoolExecutor(
                0, Integer.MAX_VALUE, IDLE.toMillis(), TimeUnit.MILLISECONDS, new SynchronousQueue<>(), work -> {
                    Thread thread = new Thread(work, "skyline-" + name);
                    thread.setDaemon(true);
                    return thread;
                });
    }
}

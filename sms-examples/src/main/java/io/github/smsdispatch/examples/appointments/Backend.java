// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.examples.appointments;

import com.sun.net.httpserver.HttpServer;
import io.github.smsdispatch.api.Dispatcher;
import io.github.smsdispatch.api.SmsSender;
import io.github.smsdispatch.api.spi.DispatcherContext;
import io.github.smsdispatch.api.spi.Secret;
import io.github.smsdispatch.examples.appointments.http.Router;
import io.github.smsdispatch.queue.jdbc.JdbcMessageQueue;
import io.github.smsdispatch.queue.jdbc.JdbcMessageQueueBuilder;
import io.github.smsdispatch.queue.jdbc.Retention;
import io.github.smsdispatch.skyline.SkylineDispatcher;
import io.github.smsdispatch.skyline.SkylineWebhook;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The whole backend: database, queue, sender, runs, HTTP. Any number of them may work on one database. */
final class Backend implements AutoCloseable {

    private static final int HTTP_THREADS = 8;

    private final HttpServer server;
    private final ExecutorService httpThreads = Executors.newFixedThreadPool(HTTP_THREADS);
    private final Database database;
    private final JdbcMessageQueue queue;
    private final Follower follower;
    private final SmsSender sender;
    private final Cron cron;
    private final Router router;

    /** Who calls the runs. */
    enum Schedule {
        ITS_OWN,
        FROM_OUTSIDE
    }

    private Backend(Settings settings, HttpServer server, Database database, Clock clock) {
        this.server = server;
        this.database = database;
        server.setExecutor(httpThreads);
        // The audit log and the notices stay: what was asked once isn't asked again.
        JdbcMessageQueueBuilder builder =
                JdbcMessageQueue.builder(database.source()).retention(Retention.delete(Duration.ofDays(90)));
        // Otherwise the database's time, which all nodes share, decides about leases and expiry.
        queue = clock.equals(Clock.systemUTC())
                ? builder.build()
                : builder.clock(clock).build();
        follower = new Follower(database, queue, clock);
        Outbox outbox = new Outbox(queue, clock, settings.feature());
        Replies replies = new Replies(database, outbox, clock);
        sender = SmsSender.builder()
                .queue(queue)
                .listener(follower)
                .inbound(replies::receive)
                .dispatcher(context -> gateway(settings, context))
                .build();
        cron = new Cron(
                Map.of(
                        StatusApi.CONFIRMATION, new ConfirmationRun(database, outbox, clock),
                        StatusApi.REVIEW, new ReviewRun(database, outbox, clock),
                        StatusApi.CAMPAIGN, new CampaignRun(database, outbox, clock),
                        StatusApi.CATCH_UP, follower::catchUp),
                clock);
        router = new Router(settings.apiKey());
        new SalonApi(database).register(router);
        new BookingApi(database, new BookingDesk(database, outbox), clock).register(router);
        new CampaignApi(new CampaignDesk(database, queue, follower, clock), cron).register(router);
        new StatusApi(database, sender, cron, settings.feature()).register(router);
        server.createContext("/", router);
    }

    static Backend start(Settings settings, InetSocketAddress address, Clock clock, Schedule schedule)
            throws IOException {
        HttpServer server = HttpServer.create(address, 0);
        Backend backend;
        try {
            backend = assemble(settings, server, clock);
        } catch (RuntimeException e) {
            server.stop(0);
            throw e;
        }
        backend.server.start();
        backend.sender.start();
        if (schedule == Schedule.ITS_OWN) {
            backend.cron.every(Duration.ofMinutes(1), StatusApi.REVIEW);
            backend.cron.every(Duration.ofMinutes(30), StatusApi.CONFIRMATION);
            backend.cron.every(Duration.ofMinutes(15), StatusApi.CAMPAIGN);
        }
        backend.cron.every(Duration.ofMinutes(1), StatusApi.CATCH_UP);
        return backend;
    }

    private static Backend assemble(Settings settings, HttpServer server, Clock clock) {
        Database database = Database.open(settings.database());
        try {
            return new Backend(settings, server, database, clock);
        } catch (RuntimeException e) {
            database.close();
            throw e;
        }
    }

    /** The dispatcher, and the webhook to which its gateway reports. */
    private Dispatcher gateway(Settings settings, DispatcherContext context) {
        SkylineDispatcher dispatcher = SkylineDispatcher.create(settings.gateway(port()), context);
        Secret secret = settings.webhookSecret();
        if (secret != null) {
            server.createContext(
                    SkylineWebhook.DEFAULT_PATH,
                    dispatcher.webhook(secret).build().httpHandler());
        }
        return dispatcher;
    }

    /** Adds or changes a salon. */
    void open(Salon salon) {
        database.inTransaction(connection -> {
            Salons.put(connection, salon);
            return true;
        });
    }

    /** More can be answered, as the demonstration does. */
    Router router() {
        return router;
    }

    int port() {
        return server.getAddress().getPort();
    }

    /** From the outside in, so that nothing reports to something closed. */
    @Override
    public void close() {
        server.stop(1);
        httpThreads.shutdown();
        cron.close();
        sender.close();
        follower.close();
        queue.close();
        database.close();
    }
}

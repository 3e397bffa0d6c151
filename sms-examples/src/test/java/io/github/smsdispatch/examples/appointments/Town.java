// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.examples.appointments;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.smsdispatch.testkit.MutableClock;
import io.github.smsdispatch.testkit.skyline.ReceivedSms;
import io.github.smsdispatch.testkit.skyline.SkylineSimulator;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/** A simulated gateway, a clock that is set by hand, and backends on one database. */
final class Town implements AutoCloseable {

    /** A Tuesday, 15:00 in Oslo. */
    static final Instant START = Instant.parse("2026-12-01T14:00:00Z");

    static final String KEY = "a-key-that-nobody-guesses";

    private static final AtomicInteger TOWNS = new AtomicInteger();

    final MutableClock clock = MutableClock.at(START);
    final SkylineSimulator gateway;
    final Map<String, String> environment = new HashMap<>();
    private final Deque<Backend> backends = new ArrayDeque<>();

    private Town(String databaseUrl) {
        gateway = SkylineSimulator.builder()
                .credentials("desk", "s3cr3t")
                .clock(clock)
                .deviceSecond(Duration.ofMillis(20))
                .deliveryDelay(Duration.ofMillis(20))
                .start();
        environment.putAll(Map.of(
                "SMS_BASE_URL", gateway.baseUrl().toString(),
                "SMS_USERNAME", "desk",
                "SMS_PASSWORD", "s3cr3t",
                "SMS_WEBHOOK_URL", "local",
                "SMS_WEBHOOK_SECRET", "hook-of-the-test-town",
                "APPOINTMENTS_API_KEY", KEY,
                "APPOINTMENTS_DB_URL", databaseUrl));
    }

    /** On a file, as it runs without a server: one connection for everything. */
    static Town onFile(Path folder) {
        return new Town(DatabaseAddress.file(folder.resolve("desk")).url());
    }

    /** On a database that several nodes share. */
    static Town shared() {
        return on(Product.H2);
    }

    /** A database that several nodes may share. */
    enum Product {
        H2,
        POSTGRESQL
    }

    static Town on(Product product) {
        if (product == Product.H2) {
            return new Town("jdbc:h2:mem:town-" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=10000");
        }
        String name = "town" + TOWNS.incrementAndGet();
        try (Connection connection = PostgreSql.SERVER.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + name);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        Town town = new Town("jdbc:postgresql://127.0.0.1:" + PostgreSql.SERVER.getPort() + "/" + name);
        town.environment.put("APPOINTMENTS_DB_USER", "postgres");
        return town;
    }

    /** One server for all tests of this JVM, started when it is needed. */
    private static final class PostgreSql {

        static final EmbeddedPostgres SERVER = started();

        private static EmbeddedPostgres started() {
            try {
                EmbeddedPostgres server = EmbeddedPostgres.start();
                Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                    try {
                        server.close();
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                }));
                return server;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** Starts a backend whose runs are called by the test. */
    Desk open() {
        return open(clock);
    }

    Desk open(Clock time) {
        try {
            Backend backend = Backend.start(
                    Settings.read(environment),
                    new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                    time,
                    Backend.Schedule.FROM_OUTSIDE);
            backends.push(backend);
            return new Desk(backend.port(), KEY);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A backend with a salon in Oslo that writes from 9 to 20 o'clock and asks a day ahead. */
    Desk openWithSalon() {
        Desk desk = open();
        JsonNode salon = desk.put("/salons/fjord", """
                {"name": "Fjord", "zone": "Europe/Oslo", "language": "en", "confirmDays": 1, "sendFrom": "09:00",
                 "sendUntil": "20:00", "reviewAfterMinutes": 30, "segmentPrice": 0.05, "currency": "EUR",
                 "reviewLink": "https://example.com/r"}""");
        assertThat(salon.path("zone").asText()).isEqualTo("Europe/Oslo");
        return desk;
    }

    /** What a phone has received, oldest first. */
    List<String> textsTo(String phone) {
        return gateway.ledger().sent().stream()
                .filter(one -> ("+" + one.sms().recipient()).equals(phone))
                .map(one -> one.sms().text())
                .toList();
    }

    void awaitTexts(String phone, int count) {
        Until.isTrue(() -> textsTo(phone).size() >= count, () -> textsTo(phone));
    }

    void writes(String phone, String text) {
        gateway.receive(ReceivedSms.of(phone.substring(1), text));
    }

    @Override
    public void close() {
        backends.forEach(Backend::close);
        gateway.close();
    }
}

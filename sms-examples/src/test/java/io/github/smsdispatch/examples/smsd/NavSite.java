// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.examples.smsd;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** A NAV as far as its SMS are concerned: the tables in PostgreSQL, an HTTP gateway, smsd.conf. */
final class NavSite implements AutoCloseable {

    /** One server for all tests: each empties the table. */
    private static final EmbeddedPostgres SERVER = server();

    private final Path conf;
    private final HttpGateway gateway;
    private final String url;

    private NavSite(Path conf, HttpGateway gateway, String url) {
        this.conf = conf;
        this.gateway = gateway;
        this.url = url;
    }

    private static EmbeddedPostgres server() {
        try {
            EmbeddedPostgres server = EmbeddedPostgres.start();
            Runtime.getRuntime().addShutdownHook(new Thread(() -> close(server)));
            execute(server, """
                    CREATE TABLE account (id serial PRIMARY KEY, login varchar NOT NULL, name varchar NOT NULL);
                    INSERT INTO account (login, name) VALUES ('oncall', 'On call');
                    CREATE TABLE smsq (id serial PRIMARY KEY, accountid int REFERENCES account (id)
                        ON UPDATE CASCADE ON DELETE CASCADE, time timestamp NOT NULL, phone varchar(15) NOT NULL,
                        msg varchar(145) NOT NULL, sent char(1) NOT NULL DEFAULT 'N' CHECK (sent IN ('N', 'Y', 'I')),
                        smsid int, timesent timestamp, severity int)""");
            return server;
        } catch (IOException | SQLException e) {
            throw new IllegalStateException("PostgreSQL for tests can't be started", e);
        }
    }

    private static void close(EmbeddedPostgres server) {
        try {
            server.close();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    static NavSite at(Path folder, Duration latency) throws IOException, SQLException {
        return at(folder, latency, SERVER.getPort());
    }

    /** The daemon reaches the database through a port of the caller's. */
    static NavSite at(Path folder, Duration latency, int databasePort) throws IOException, SQLException {
        execute(SERVER, "TRUNCATE smsq RESTART IDENTITY");
        HttpGateway gateway = HttpGateway.start(latency);
        String url = "jdbc:postgresql://localhost:" + databasePort + "/postgres?user=postgres";
        NavSite site = new NavSite(folder.resolve("smsd.conf"), gateway, url);
        site.configure("");
        return site;
    }

    static int databasePort() {
        return SERVER.getPort();
    }

    /** Writes smsd.conf anew, with more lines in section main. */
    void configure(String main) throws IOException {
        Files.writeString(conf, """
                [main]
                delay: 1
                %s
                [queue]
                type: nav
                url: %s
                [dispatcher]
                dispatcher1: HttpGetDispatcher
                [HttpGetDispatcher]
                url: %s
                """.formatted(main, url, gateway.url()));
    }

    Path conf() {
        return conf;
    }

    HttpGateway gateway() {
        return gateway;
    }

    /** As NAV's alert engine stores an alert. */
    void alert(String phone, String text, int severity) throws SQLException {
        execute(
                SERVER,
                "INSERT INTO smsq (accountid, time, phone, msg, severity) VALUES (1, localtimestamp, '" + phone + "', '"
                        + text + "', " + severity + ")");
    }

    /** One alert for each of so many numbers. */
    void alerts(int count) throws SQLException {
        execute(
                SERVER,
                "INSERT INTO smsq (accountid, time, phone, msg, severity) SELECT 1, localtimestamp, '+4790' ||"
                        + " lpad(i::text, 6, '0'), 'link down ' || i, 3 FROM generate_series(1, " + count + ") i");
    }

    /** How many rows have a letter. */
    int count(char letter) {
        try (Connection connection = SERVER.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT count(*) FROM smsq WHERE sent = '" + letter + "'")) {
            rows.next();
            return rows.getInt(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void execute(EmbeddedPostgres server, String sql) throws SQLException {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Looks again and again, for a minute. */
    static boolean within(Duration patience, BooleanSupplier condition) throws InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        CountDownLatch never = new CountDownLatch(1);
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end || never.await(50, TimeUnit.MILLISECONDS)) {
                return false;
            }
        }
        return true;
    }

    @Override
    public void close() {
        gateway.close();
    }
}

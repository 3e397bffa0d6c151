// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.benchmarks.smsd;

import io.github.smsdispatch.api.SmsRequest;
import io.github.smsdispatch.benchmarks.Benchmark;
import io.github.smsdispatch.benchmarks.Report;
import io.github.smsdispatch.benchmarks.UsageException;
import io.github.smsdispatch.queue.jdbc.JdbcMessageQueue;
import io.github.smsdispatch.queue.jdbc.QueueSchema;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The daemon as a process on PostgreSQL with full durability, on our tables and on NAV's, one alert for each number, an
 * HTTP gateway that takes 50 ms. NAV's own daemon was measured at 17.2 SMS/s with such a gateway.
 */
public final class SmsdBenchmark implements Benchmark {

    private static final double NAV_PER_SECOND = 17.2;
    private static final int ALERTS = 6_000;
    private static final Duration LATENCY = Duration.ofMillis(50);

    @Override
    public void run(Report report, List<String> options) throws Exception {
        if (!options.isEmpty()) {
            throw new UsageException("smsd: received " + options + "; allowed: --json");
        }
        try (EmbeddedPostgres server = EmbeddedPostgres.builder()
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .start()) {
            makeTable(server);
            for (Table table : Table.values()) {
                for (int lanes : new int[] {16, 64}) {
                    double rate = perSecond(server, table, lanes);
                    String scenario = table.words + ", 50 ms, " + lanes + " lanes";
                    report.add(scenario, "rate", rate, "SMS/s");
                    String goal = table == Table.OURS && lanes == 64 ? ">=50" : "";
                    report.add(scenario, "ratio_to_nav", rate / NAV_PER_SECOND, "x", goal);
                }
            }
        }
    }

    private enum Table {
        OURS("sms", "queue of our own"),
        NAVS("nav", "NAV's table");

        private final String type;
        private final String words;

        Table(String type, String words) {
            this.type = type;
            this.words = words;
        }
    }

    private static void makeTable(EmbeddedPostgres server) throws SQLException {
        execute(
                server,
                "CREATE TABLE smsq (id serial PRIMARY KEY, accountid int, time timestamp NOT NULL,"
                        + " phone varchar(15) NOT NULL, msg varchar(145) NOT NULL, sent char(1) NOT NULL DEFAULT 'N',"
                        + " smsid int, timesent timestamp, severity int)");
    }

    private static double perSecond(EmbeddedPostgres server, Table table, int lanes) throws Exception {
        if (table == Table.OURS) {
            fillOurs(server);
        } else {
            fillNavs(server);
        }
        Path folder = Files.createTempDirectory("smsd-bench-");
        try (SlowGateway gateway = SlowGateway.start(LATENCY, ALERTS)) {
            Process daemon = start(configuration(folder, server.getPort(), gateway.port(), table, lanes));
            try {
                return ALERTS / gateway.secondsForAll(Duration.ofMinutes(5));
            } finally {
                daemon.destroy();
                daemon.waitFor();
            }
        }
    }

    private static void fillOurs(EmbeddedPostgres server) {
        QueueSchema.install(server.getPostgresDatabase());
        List<SmsRequest> requests = IntStream.rangeClosed(1, ALERTS)
                .mapToObj(i -> SmsRequest.of(String.format("+4790%06d", i), "linkDown: example-sw" + i + " port 12"))
                .toList();
        try (JdbcMessageQueue queue =
                JdbcMessageQueue.builder(server.getPostgresDatabase()).build()) {
            queue.enqueueStream(requests.iterator(), (part, soFar) -> {});
        }
    }

    private static void fillNavs(EmbeddedPostgres server) throws SQLException {
        execute(
                server,
                "TRUNCATE smsq",
                "INSERT INTO smsq (time, phone, msg, severity) SELECT localtimestamp, '+4790' || lpad(i::text, 6, '0'),"
                        + " 'linkDown: example-sw' || i || ' port 12', 3 FROM generate_series(1, " + ALERTS + ") i");
    }

    private static Path configuration(Path folder, int database, int gateway, Table table, int lanes)
            throws IOException {
        return Files.writeString(
                folder.resolve("smsd.conf"),
                String.format(
                        "[main]%nlanes: %d%nloglevel: WARNING%n[queue]%ntype: %s%n"
                                + "url: jdbc:postgresql://localhost:%d/postgres?user=postgres%n"
                                + "[dispatcher]%ndispatcher1: HttpGetDispatcher%n[HttpGetDispatcher]%n"
                                + "url: http://127.0.0.1:%d/?to=%%(phone)s&text=%%(sms)s%ninFlight: %d%n",
                        lanes, table.type, database, gateway, lanes));
    }

    private static Process start(Path configuration) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        "io.github.smsdispatch.examples.SmsExamples",
                        "smsd",
                        "--foreground",
                        "--config",
                        configuration.toString())
                .inheritIO()
                .start();
    }

    private static void execute(EmbeddedPostgres server, String... statements) throws SQLException {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.benchmarks.drain;

import com.zaxxer.hikari.HikariDataSource;
import io.github.smsdispatch.queue.jdbc.JdbcMessageQueue;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A worker in a process of its own. Its argument is the database's URL. It is led by lines on standard input: {@code go
 * FILE} starts a sender that writes the ids of all messages that its transport gets, {@code stop} ends it.
 */
public final class WorkerMain {

    static final String READY = "ready";
    static final String GO = "go ";
    static final String STOP = "stop";
    static final String SENT = "sent ";
    static final String DONE = "done ";

    private WorkerMain() {}

    /** Works until standard input ends. */
    public static void main(String[] args) throws Exception {
        BufferedReader orders = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        try (HikariDataSource pool = PostgreSql.pool(args[0], QueueSide.POOL);
                JdbcMessageQueue queue = JdbcMessageQueue.builder(pool).build()) {
            System.out.println(READY);
            String order = orders.readLine();
            while (order != null && order.startsWith(GO)) {
                WorkerRun run = new WorkerRun(queue, Path.of(order.substring(GO.length())));
                order = orders.readLine();
                run.close();
                if (STOP.equals(order)) {
                    System.out.println(DONE + run.lastMicros() + " " + peakKilobytes());
                    order = orders.readLine();
                }
            }
        }
        System.exit(0);
    }

    /** The most memory that the process ever had, as the kernel counts; 0 where it doesn't tell. */
    private static long peakKilobytes() throws IOException {
        Path status = Path.of("/proc/self/status");
        if (!Files.exists(status)) {
            return 0;
        }
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("VmHWM:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .findFirst()
                .orElse(0);
    }
}

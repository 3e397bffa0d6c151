// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.benchmarks.drain;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Threads that begin together, and how long they take until the last one is done. */
final class Crew implements AutoCloseable {

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch go = new CountDownLatch(1);
    private final List<Future<Integer>> results = new ArrayList<>();
    private final Deque<Connection> kept = new ArrayDeque<>();

    /** Holds a thread's connection until the crew is closed. */
    Connection keep(Connection connection) {
        kept.push(connection);
        return connection;
    }

    /** Adds a thread; its work says how much it has done. */
    void add(Callable<Integer> work) {
        results.add(threads.submit(() -> {
            go.await();
            return work.call();
        }));
    }

    /** Lets them run; done per second. */
    double perSecond(int expected) throws Exception {
        long started = System.nanoTime();
        go.countDown();
        int done = 0;
        for (Future<Integer> result : results) {
            done += result.get();
        }
        double seconds = (System.nanoTime() - started) / 1e9;
        if (done != expected) {
            throw new IllegalStateException(done + " done, expected " + expected);
        }
        return done / seconds;
    }

    @Override
    public void close() throws SQLException {
        threads.shutdownNow();
        while (!kept.isEmpty()) {
            kept.pop().close();
        }
    }
}

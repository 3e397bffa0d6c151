// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.benchmarks.drain;

import java.sql.SQLException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** How long it takes from a start until everything is done. */
final class Timed {

    private static final int PATIENCE_SECONDS = 300;

    private Timed() {}

    /** Work that JDBC may stop. */
    @FunctionalInterface
    interface Work {

        /** Does it. */
        void run() throws SQLException;
    }

    static double perSecond(Work work, int count) throws SQLException {
        long started = System.nanoTime();
        work.run();
        return count / ((System.nanoTime() - started) / 1e9);
    }

    static double perSecond(Runnable start, CountDownLatch left, int count) throws InterruptedException {
        long started = System.nanoTime();
        start.run();
        if (!left.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            throw new IllegalStateException(left.getCount() + " not done within " + PATIENCE_SECONDS + " s");
        }
        return count / ((System.nanoTime() - started) / 1e9);
    }
}

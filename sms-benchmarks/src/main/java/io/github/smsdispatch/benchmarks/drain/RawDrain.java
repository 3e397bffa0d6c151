// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.benchmarks.drain;

import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** The limit: threads that do nothing but claim and mark until nothing is left. */
final class RawDrain {

    private RawDrain() {}

    /** Lets the workers empty their queue, one thread each, and closes them; rows per second. */
    static double perSecond(List<? extends RawQueue> workers, int count) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(workers.size());
        try {
            long started = System.nanoTime();
            List<Future<Integer>> results = workers.stream()
                    .map(worker -> threads.submit(() -> drain(worker)))
                    .toList();
            int done = 0;
            for (Future<Integer> result : results) {
                done += result.get();
            }
            double seconds = (System.nanoTime() - started) / 1e9;
            if (done != count) {
                throw new IllegalStateException(done + " done, expected " + count);
            }
            return done / seconds;
        } finally {
            threads.shutdownNow();
            for (RawQueue worker : workers) {
                worker.close();
            }
        }
    }

    private static int drain(RawQueue worker) throws SQLException {
        int done = 0;
        for (List<Long> ids = worker.claim(); !ids.isEmpty(); ids = worker.claim()) {
            int marked = worker.mark(ids);
            if (marked != ids.size()) {
                throw new IllegalStateException(marked + " of " + ids.size() + " marks counted");
            }
            done += marked;
        }
        return done;
    }
}

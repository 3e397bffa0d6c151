// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.benchmarks.http;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/** So many threads that send one SMS after the other. */
final class Slots implements AutoCloseable {

    private final int count;
    private final ExecutorService threads;

    Slots(int count) {
        this.count = count;
        threads = Executors.newFixedThreadPool(count);
    }

    /**
     * What a run took.
     *
     * @param messages how many were sent
     * @param wallNanos by the clock
     * @param cpuNanos of this process, in steps of 10 ms
     */
    record Cost(int messages, long wallNanos, long cpuNanos) {

        double rate() {
            return messages / (wallNanos / 1e9);
        }

        double cpuMicros() {
            return cpuNanos / 1e3 / messages;
        }
    }

    Cost run(Side side, int messages) throws InterruptedException {
        OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        AtomicInteger next = new AtomicInteger();
        long cpu = system.getProcessCpuTime();
        long wall = System.nanoTime();
        List<Future<?>> all = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            all.add(threads.submit(() -> {
                for (int number = next.getAndIncrement(); number < messages; number = next.getAndIncrement()) {
                    side.send(number);
                }
                return null;
            }));
        }
        for (Future<?> slot : all) {
            try {
                slot.get();
            } catch (ExecutionException e) {
                throw new IllegalStateException("a side failed", e.getCause());
            }
        }
        return new Cost(messages, System.nanoTime() - wall, system.getProcessCpuTime() - cpu);
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}

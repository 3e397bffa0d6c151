// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.testkit.fault;

import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** What came over all connections. */
final class FaultRecord {

    private final List<ByteArrayOutputStream> connections = new ArrayList<>();
    private int requests;

    synchronized int connected() {
        connections.add(new ByteArrayOutputStream());
        notifyAll();
        return connections.size() - 1;
    }

    synchronized void received(int connection, byte[] buffer, int count) {
        connections.get(connection).write(buffer, 0, count);
    }

    synchronized void requestRead() {
        requests++;
        notifyAll();
    }

    synchronized int connections() {
        return connections.size();
    }

    synchronized int requests() {
        return requests;
    }

    synchronized byte[] received(int connection) {
        return connections.get(connection).toByteArray();
    }

    synchronized boolean awaitRequests(int count, Duration atMost) throws InterruptedException {
        long end = System.nanoTime() + atMost.toNanos();
        for (long left = atMost.toNanos(); requests < count && left > 0; left = end - System.nanoTime()) {
            TimeUnit.NANOSECONDS.timedWait(this, left);
        }
        return requests >= count;
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.testkit.skyline;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * What happens to the pushes of one kind on their way to the application, and how many there were. Every setting can be
 * changed while the simulator runs. By default each push is tried once, in order, and an answer of 2xx takes it off the
 * device's hands. Thread-safe.
 */
public final class PushPolicy {

    /** The order of pushes. */
    public enum Order {
        /** As they arise. */
        AS_ARISEN,
        /** Each two in turn swap places; a last one alone goes out after 200 ms. */
        SWAPPED
    }

    private int loseNext;
    private int loseEvery;
    private int extraCopies;
    private int retries;
    private Duration pause = Duration.ofSeconds(1);
    private Duration delay = Duration.ZERO;
    private Order order = Order.AS_ARISEN;
    private long arisen;
    private long lost;
    private long acknowledged;
    private long refused;

    PushPolicy() {}

    /**
     * Loses the next pushes: they never reach the application.
     *
     * @param count how many, 0 for none
     */
    public synchronized void loseNext(int count) {
        loseNext = count;
    }

    /**
     * Loses one push of several, again and again.
     *
     * @param nth 1 loses all, 3 every third, 0 none
     */
    public synchronized void loseEvery(int nth) {
        loseEvery = nth;
    }

    /**
     * Sends each push more than once.
     *
     * @param extra copies beyond the first, 0 for none
     */
    public synchronized void duplicate(int extra) {
        extraCopies = extra;
    }

    /**
     * Sets the order.
     *
     * @param how default {@link Order#AS_ARISEN}
     */
    public synchronized void order(Order how) {
        order = how;
    }

    /**
     * Holds each push back.
     *
     * @param time default zero
     */
    public synchronized void delay(Duration time) {
        delay = time;
    }

    /**
     * Repeats a push that wasn't acknowledged.
     *
     * @param times tries beyond the first, default 0
     * @param between time before each
     */
    public synchronized void retry(int times, Duration between) {
        retries = times;
        pause = between;
    }

    /**
     * Counts the pushes that arose.
     *
     * @return lost ones included, copies and repeats not
     */
    public synchronized long arisen() {
        return arisen;
    }

    /**
     * Counts the pushes lost on purpose.
     *
     * @return how many never reached the application
     */
    public synchronized long lost() {
        return lost;
    }

    /**
     * Counts the answers of 2xx.
     *
     * @return copies included
     */
    public synchronized long acknowledged() {
        return acknowledged;
    }

    /**
     * Counts the tries that weren't answered with 2xx.
     *
     * @return refused connections and time-outs included
     */
    public synchronized long refused() {
        return refused;
    }

    /**
     * Waits for acknowledgements. Blocks.
     *
     * @param count how many in all
     * @param atMost how long to wait
     * @return whether there were as many
     * @throws InterruptedException when the caller is interrupted
     */
    public synchronized boolean awaitAcknowledged(long count, Duration atMost) throws InterruptedException {
        long end = System.nanoTime() + atMost.toNanos();
        for (long left = atMost.toNanos(); acknowledged < count && left > 0; left = end - System.nanoTime()) {
            TimeUnit.NANOSECONDS.timedWait(this, left);
        }
        return acknowledged >= count;
    }

    /** Counts a push and tells whether it is to be lost. */
    synchronized boolean loses() {
        arisen++;
        boolean gone = loseNext > 0 || (loseEvery > 0 && arisen % loseEvery == 0);
        loseNext = Math.max(0, loseNext - 1);
        lost += gone ? 1 : 0;
        return gone;
    }

    synchronized int copies() {
        return 1 + extraCopies;
    }

    synchronized boolean swaps() {
        return order == Order.SWAPPED;
    }

    synchronized Duration delay() {
        return delay;
    }

    synchronized int retries() {
        return retries;
    }

    synchronized Duration pause() {
        return pause;
    }

    synchronized void answered(int status) {
        if (status >= 200 && status < 300) {
            acknowledged++;
            notifyAll();
        } else {
            refused++;
        }
    }
}

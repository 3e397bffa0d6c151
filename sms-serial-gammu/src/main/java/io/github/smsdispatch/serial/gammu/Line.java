// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.serial.gammu;

import io.github.smsdispatch.api.Outcome.Unavailable;
import io.github.smsdispatch.api.UnavailableReason;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/** Lets one caller at a time use the modem, in the order in which they came. */
final class Line {

    private final ReentrantLock turn = new ReentrantLock(true);
    private final Modem modem;
    private final BlockingQueue<String> ussd = new LinkedBlockingQueue<>();

    Line(Modem modem) {
        this.modem = modem;
    }

    /** Something done with a modem that is ready. */
    @FunctionalInterface
    interface Work {

        void run() throws InterruptedException;
    }

    Modem modem() {
        return modem;
    }

    /** Waits for the turn; {@link #release} must follow when there is no obstacle. */
    Optional<Unavailable> acquire(Deadline deadline) throws InterruptedException {
        return turn.tryLock(deadline.left().toNanos(), TimeUnit.NANOSECONDS)
                ? Optional.empty()
                : Optional.of(new Unavailable(UnavailableReason.BUSY, "earlier SMS used up the time budget"));
    }

    void release() {
        turn.unlock();
    }

    /** Does something once the modem is ready; false when it doesn't get so far. */
    boolean whenReady(Duration atMost, Work work) throws InterruptedException {
        Deadline deadline = Deadline.in(atMost);
        if (acquire(deadline).isPresent()) {
            return false;
        }
        try {
            if (modem.ready(deadline).isPresent()) {
                return false;
            }
            work.run();
            return true;
        } finally {
            release();
        }
    }

    void answered(String notice) {
        ussd.add(notice);
    }

    /** Sends a USSD code and waits for the network's words. The line must be ready and held. */
    Optional<String> ussd(String code, Deadline deadline, Duration atMost) throws InterruptedException {
        ussd.clear();
        if (!modem.ask("AT+CUSD=1,\"" + code + "\",15", "", deadline.atMost(atMost))
                .ok()) {
            return Optional.empty();
        }
        return Optional.ofNullable(ussd.poll(deadline.left().toNanos(), TimeUnit.NANOSECONDS))
                .map(UssdReply::text);
    }
}

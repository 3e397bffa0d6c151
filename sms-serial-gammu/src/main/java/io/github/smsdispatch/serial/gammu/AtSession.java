// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.serial.gammu;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A conversation with one modem. A thread of its own reads all the time; commands are for one caller at a time, who waits
 * without holding anybody else up. Nothing that is said is logged: it may be a text, a number or a PIN.
 */
final class AtSession implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(AtSession.class);
    private static final byte CTRL_Z = 0x1A;
    private static final byte ESCAPE = 0x1B;

    private final ModemPort port;
    private final Consumer<Unsolicited> unsolicited;
    private final Thread reader;
    private final AtSplitter splitter = new AtSplitter();
    private @Nullable Exchange exchange;
    private @Nullable String head;
    private boolean lost;

    AtSession(String name, ModemPort port, Consumer<Unsolicited> unsolicited) {
        this.port = port;
        this.unsolicited = unsolicited;
        reader = new Thread(this::read, "serial-" + name + "-reader");
        reader.setDaemon(true);
        reader.start();
    }

    synchronized boolean lost() {
        return lost;
    }

    /** Writes a command and waits for its final code. */
    AtAnswer ask(String command, String prefix, Duration atMost) throws InterruptedException {
        Exchange mine = begin(command, prefix);
        try {
            write((command + "\r").getBytes(StandardCharsets.ISO_8859_1));
            await(atMost, mine::ended);
            return result(mine);
        } finally {
            end();
        }
    }

    /** Writes a command and waits for its prompt; {@link #enter} or {@link #cancel} must follow if it came. */
    Prompted prompt(String command, Duration atMost) throws InterruptedException {
        Exchange mine = begin(command, "+CMGS:");
        try {
            write((command + "\r").getBytes(StandardCharsets.ISO_8859_1));
            await(atMost, () -> mine.prompted() || mine.ended());
        } catch (InterruptedException e) {
            cancel();
            throw e;
        }
        AtAnswer answer = result(mine);
        boolean there = mine.prompted() && !mine.ended() && !lost();
        if (!there) {
            if (!answer.answered()) {
                // A prompt that comes late must not swallow the next command.
                writeEscape();
            }
            end();
        }
        return new Prompted(there, answer);
    }

    /** Types the message and Ctrl-Z behind the prompt, and waits for the final code. */
    Entered enter(String message, Duration atMost) throws InterruptedException {
        Exchange mine = current();
        try {
            if (Thread.interrupted()) {
                writeEscape();
                throw new InterruptedException();
            }
            if (!write(message.getBytes(StandardCharsets.US_ASCII))) {
                return new Entered(false, mine.lost());
            }
            // From here on nobody can say that nothing was handed over.
            write(new byte[] {CTRL_Z});
            try {
                await(atMost, mine::ended);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return new Entered(true, result(mine));
        } finally {
            end();
        }
    }

    void cancel() {
        writeEscape();
        end();
    }

    void writeEscape() {
        write(new byte[] {ESCAPE});
    }

    /** What became of a command with a prompt. */
    record Prompted(boolean there, AtAnswer answer) {}

    /** What became of a message: whether Ctrl-Z may have been written, and the answer. */
    record Entered(boolean handedOver, AtAnswer answer) {}

    @Override
    public void close() {
        markLost();
        port.close();
        if (Thread.currentThread() != reader) {
            boolean interrupted = false;
            try {
                reader.join(TimeUnit.SECONDS.toMillis(5));
            } catch (InterruptedException e) {
                interrupted = true;
            }
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private synchronized Exchange begin(String command, String prefix) {
        exchange = new Exchange(command, prefix);
        return exchange;
    }

    private synchronized Exchange current() {
        if (exchange == null) {
            throw new IllegalStateException("no prompt");
        }
        return exchange;
    }

    private synchronized void end() {
        exchange = null;
    }

    private synchronized AtAnswer result(Exchange of) {
        return lost ? of.lost() : of.answer();
    }

    private synchronized void await(Duration atMost, BooleanSupplier done) throws InterruptedException {
        long end = System.nanoTime() + atMost.toNanos();
        for (long left = atMost.toNanos(); !lost && !done.getAsBoolean() && left > 0; left = end - System.nanoTime()) {
            TimeUnit.NANOSECONDS.timedWait(this, left);
        }
    }

    private boolean write(byte[] octets) {
        if (lost()) {
            return false;
        }
        try {
            port.write(octets);
            return true;
        } catch (IOException e) {
            LOG.debug("Writing to the modem failed: {}", e.getClass().getName());
            markLost();
            return false;
        }
    }

    private synchronized void markLost() {
        lost = true;
        notifyAll();
    }

    private void read() {
        byte[] buffer = new byte[1024];
        try {
            for (int count = port.read(buffer); count >= 0 && !lost(); count = port.read(buffer)) {
                take(buffer, count);
            }
        } catch (IOException e) {
            LOG.debug("Reading from the modem failed: {}", e.getClass().getName());
        } finally {
            markLost();
            unsolicited.accept(NOTHING_SAID);
        }
    }

    /** What listeners get when there is something to do, and nothing was said: the line is gone, for example. */
    static final Unsolicited NOTHING_SAID = new Unsolicited("", "");

    private synchronized void take(byte[] octets, int count) {
        int from = 0;
        while (from < count) {
            // Octet by octet where a prompt is due: what comes behind it belongs to what the prompt changes.
            boolean due = exchange != null && exchange.promptDue();
            int size = due ? 1 : count - from;
            byte[] piece = java.util.Arrays.copyOfRange(octets, from, from + size);
            splitter.take(piece, size, due).forEach(this::line);
            from += size;
        }
    }

    private void line(String line) {
        if (head != null) {
            Unsolicited whole = new Unsolicited(head, Unsolicited.isHex(line) ? line : "");
            head = null;
            unsolicited.accept(whole);
            if (!whole.hex().isEmpty()) {
                return;
            }
        }
        if (exchange == null) {
            byItself(line);
        } else {
            exchange.take(line).ifPresent(this::byItself);
        }
        notifyAll();
    }

    private void byItself(String line) {
        if (Unsolicited.hasPdu(line)) {
            head = line;
        } else if (Unsolicited.is(line)) {
            unsolicited.accept(new Unsolicited(line, ""));
        }
    }
}

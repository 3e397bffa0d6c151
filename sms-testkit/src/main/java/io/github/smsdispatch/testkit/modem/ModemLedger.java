// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.testkit.modem;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * What really happened, whatever the client was told: every segment that the network took, the texts that they make, every
 * command line. Survives unplugging and reboots; grows until {@link #clear()}. Thread-safe.
 */
public final class ModemLedger {

    private final List<SentSegment> segments = new ArrayList<>();
    private final List<Assembly> texts = new ArrayList<>();
    private final List<Assembly> open = new ArrayList<>();
    private final List<String> commands = new ArrayList<>();
    private long submissions;

    ModemLedger() {}

    /**
     * Lists what the network took.
     *
     * @return every segment in the order of sending
     */
    public synchronized List<SentSegment> segments() {
        return List.copyOf(segments);
    }

    /**
     * Lists the whole texts.
     *
     * @return every text of which all segments were sent, in the order in which they began; copies are listed each
     */
    public synchronized List<SentText> texts() {
        return texts.stream().filter(Assembly::complete).map(Assembly::text).toList();
    }

    /**
     * Counts texts of which segments are missing.
     *
     * @return begun and not ended
     */
    public synchronized int incompleteTexts() {
        return open.size();
    }

    /**
     * Counts the copies of a text that one person got.
     *
     * @param recipient the number as it was addressed, with plus when it is international
     * @param text the text
     * @return 0 when it was not sent, or not wholly
     */
    public int copiesOf(String recipient, String text) {
        return (int) texts().stream()
                .filter(sent ->
                        sent.recipient().equals(recipient) && sent.text().equals(text))
                .count();
    }

    /**
     * Lists the command lines that came, without PDUs and texts.
     *
     * @return every line as it was read
     */
    public synchronized List<String> commands() {
        return List.copyOf(commands);
    }

    /**
     * Counts submissions that came with their Ctrl-Z, taken or not.
     *
     * @return since the start or the last {@link #clear()}
     */
    public synchronized long submissions() {
        return submissions;
    }

    /**
     * Waits until the network took so many segments. Blocks.
     *
     * @param count how many in all
     * @param atMost how long to wait
     * @return whether it did
     * @throws InterruptedException when the caller is interrupted
     */
    public boolean awaitSegments(int count, Duration atMost) throws InterruptedException {
        return await(atMost, () -> segments.size() >= count);
    }

    /**
     * Waits until so many submissions came. Blocks.
     *
     * @param count how many in all
     * @param atMost how long to wait
     * @return whether they did
     * @throws InterruptedException when the caller is interrupted
     */
    public boolean awaitSubmissions(long count, Duration atMost) throws InterruptedException {
        return await(atMost, () -> submissions >= count);
    }

    /**
     * Waits for a command line. Blocks.
     *
     * @param begin how it begins
     * @param atMost how long to wait
     * @return whether it came, now or before
     * @throws InterruptedException when the caller is interrupted
     */
    public boolean awaitCommand(String begin, Duration atMost) throws InterruptedException {
        return await(atMost, () -> commands.stream().anyMatch(line -> line.startsWith(begin)));
    }

    /** Forgets everything recorded so far. */
    public synchronized void clear() {
        segments.clear();
        texts.clear();
        open.clear();
        commands.clear();
        submissions = 0;
    }

    synchronized void commanded(String line) {
        commands.add(line);
        notifyAll();
    }

    synchronized void submitted() {
        submissions++;
        notifyAll();
    }

    synchronized void sent(SentSegment segment) {
        segments.add(segment);
        if (open.stream().noneMatch(assembly -> assembly.take(segment))) {
            Assembly begun = Assembly.startedBy(segment);
            texts.add(begun);
            open.add(begun);
        }
        open.removeIf(Assembly::complete);
        notifyAll();
    }

    private synchronized boolean await(Duration atMost, BooleanSupplier condition) throws InterruptedException {
        long end = System.nanoTime() + atMost.toNanos();
        for (long left = atMost.toNanos(); !condition.getAsBoolean() && left > 0; left = end - System.nanoTime()) {
            TimeUnit.NANOSECONDS.timedWait(this, left);
        }
        return condition.getAsBoolean();
    }
}

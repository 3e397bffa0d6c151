// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.serial.gammu;

import io.github.smsdispatch.api.Capabilities;
import io.github.smsdispatch.api.Dispatcher;
import io.github.smsdispatch.api.DispatcherStatus;
import io.github.smsdispatch.api.FormattedSms;
import io.github.smsdispatch.api.OutcomeResolver;
import io.github.smsdispatch.api.PhoneNumber;
import io.github.smsdispatch.api.SendResult;
import io.github.smsdispatch.api.Sms;
import io.github.smsdispatch.api.SmsMessage;
import io.github.smsdispatch.api.spi.DispatcherContext;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/**
 * Sends through a GSM modem by AT commands, on a serial device or a TCP port, and takes what it receives. One SMS at a
 * time; concurrent callers wait for their turn. Besides sending: {@link #listen}, {@link #ussd}, {@link #command}.
 *
 * <p>Thread-safe. Sends block for at most the time budget; a batch for one budget per SMS. Two threads live from the first
 * use of the line to {@link #close()}: one reads, one works off reports and received SMS and calls the sinks.
 */
public final class SerialDispatcher implements Dispatcher {

    private final SerialSettings settings;
    private final Desk desk;
    private final Line line;
    private final Memory memory = new Memory();
    private final ReportBook book;
    private final SerialSender sender;
    private final ModemStatus status;
    private final AtomicBoolean closed = new AtomicBoolean();
    private final AtomicReference<Thread> deskThread = new AtomicReference<>();

    private SerialDispatcher(SerialSettings settings, DispatcherContext context, ModemPortSource source) {
        this.settings = settings;
        AtomicReference<Desk> listener = new AtomicReference<>();
        AtomicReference<Transfer> sending = new AtomicReference<>();
        AtomicReference<Line> asking = new AtomicReference<>();
        Consumer<Unsolicited> ear = said -> {
            Desk hearing = listener.get();
            Transfer transfer = sending.get();
            Line waiting = asking.get();
            if (said.name().equals("+CMGS") && transfer != null) {
                // At once, on the reader's thread: a moment later it might be taken for the next SMS without answer.
                transfer.answeredLate(said.head());
            } else if (said.name().equals("+CUSD") && waiting != null) {
                // Who asked holds the line, for which the desk may be waiting.
                waiting.answered(said.head());
            } else if (hearing != null) {
                hearing.hear(said);
            }
        };
        Modem modem = new Modem(settings, source, ear);
        book = new ReportBook(settings.name(), context.clock(), () -> ear.accept(AtSession.NOTHING_SAID));
        SimPace pace = new SimPace(settings, context.clock());
        Transfer transfer = new Transfer(settings, modem, context.clock(), memory, book, pace);
        sending.set(transfer);
        line = new Line(modem);
        asking.set(line);
        desk = new Desk(settings, context, line, book);
        listener.set(desk);
        sender = new SerialSender(settings, context, line, transfer, pace);
        status = new ModemStatus(settings, line, sender, pace);
    }

    /**
     * Makes a dispatcher. Opens nothing: the port is opened by the first send, {@link #status()} or {@link #listen()}.
     *
     * @param settings what the modem needs
     * @param context clock, text format, and where reports and received SMS go
     * @return the dispatcher; close it
     */
    public static SerialDispatcher create(SerialSettings settings, DispatcherContext context) {
        return create(settings, context, atMost -> settings.port().open(settings.baud(), atMost));
    }

    static SerialDispatcher create(SerialSettings settings, DispatcherContext context, ModemPortSource source) {
        return new SerialDispatcher(settings, context, source);
    }

    @Override
    public String name() {
        return settings.name();
    }

    @Override
    public FormattedSms formatSms(List<SmsMessage> messages) {
        return sender.formatted(messages);
    }

    @Override
    public SendResult sendSms(PhoneNumber phone, List<SmsMessage> messages) {
        return send(Sms.of(phone, messages));
    }

    @Override
    public SendResult send(Sms sms) {
        return sendBatch(List.of(sms)).get(0);
    }

    /** Sends one after the other over a link to the network that is kept open, where the modem can. */
    @Override
    public List<SendResult> sendBatch(List<Sms> batch) {
        listen();
        return sender.send(batch);
    }

    /** {@inheritDoc} Opens the port if it isn't open. One port: the modem, with SIM, operator, signal and counts. */
    @Override
    public DispatcherStatus status() {
        listen();
        return status.ask();
    }

    /** {@inheritDoc} In flight is 0 while the modem rests after failures. */
    @Override
    public Capabilities capabilities() {
        return sender.capabilities();
    }

    @Override
    public Optional<OutcomeResolver> resolver() {
        return Optional.of(new SerialResolver(settings.name(), memory));
    }

    /**
     * Begins to receive without waiting for the first send: opens the port in the background, and again whenever it is
     * lost. Returns at once. Idempotent.
     *
     * @throws IllegalStateException after {@link #close()}
     */
    public void listen() {
        checkOpen();
        if (deskThread.get() == null) {
            Thread thread = new Thread(desk, "serial-" + settings.name() + "-desk");
            thread.setDaemon(true);
            if (deskThread.compareAndSet(null, thread)) {
                thread.start();
            }
        }
    }

    /**
     * Asks the network by USSD, for example for a balance. Blocks for at most the time budget.
     *
     * @param code 1 to 160 digits, {@code *} and {@code #}
     * @return the network's words, empty when none came
     * @throws IllegalArgumentException when the code is none
     * @throws IllegalStateException after {@link #close()}
     */
    public Optional<String> ussd(String code) {
        listen();
        if (!code.matches("[0-9*#]{1,160}")) {
            throw new IllegalArgumentException(
                    "code: received " + code.length() + " characters; allowed: 1 to 160 of 0-9*#");
        }
        return new Console(settings, line).ussd(code);
    }

    /**
     * Runs any AT command, for the curious and for set-up. Commands that send or wait for more input aren't allowed.
     * Blocks for at most the time budget.
     *
     * @param command one line of printable ASCII that begins with AT, without CMGS, CMGW, CMGC and CPIN
     * @return the modem's lines, the final code last; empty when there was no answer in time
     * @throws IllegalArgumentException when the command isn't allowed
     * @throws IllegalStateException after {@link #close()}
     */
    public List<String> command(String command) {
        listen();
        return new Console(settings, line).run(command);
    }

    /**
     * Counts delivery reports on SMS that weren't sent from here: somebody else uses the SIM, or used it.
     *
     * @return since this dispatcher was made
     */
    public long foreignReports() {
        return book.foreign();
    }

    @Override
    public void close() {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        desk.stop();
        line.modem().close();
        Thread thread = deskThread.get();
        if (thread != null) {
            thread.interrupt();
            joined(thread);
        }
    }

    Memory memory() {
        return memory;
    }

    @Override
    public String toString() {
        return "SerialDispatcher[" + settings + "]";
    }

    private static void joined(Thread thread) {
        if (thread == Thread.currentThread()) {
            return;
        }
        try {
            thread.join(5_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void checkOpen() {
        if (closed.get()) {
            throw new IllegalStateException(name() + " is closed");
        }
    }
}

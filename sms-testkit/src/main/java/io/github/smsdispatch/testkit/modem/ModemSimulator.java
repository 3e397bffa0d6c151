// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.testkit.modem;

import io.github.smsdispatch.tpdu.Tpdu;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * A simulated GSM modem: AT commands of 3GPP TS 27.005 and 27.007 on a loopback port, a SIM, storages, a virtual network
 * with delivery reports, faults, and a ledger of what really happened. {@link #terminal} makes it a serial device.
 *
 * <pre>{@code
 * try (ModemSimulator modem = ModemSimulator.builder().start()) {
 *     // point the code under test at modem.uri(), then lose an answer after the network took the SMS:
 *     modem.faults().add(ModemFaultRule.once(new ModemFault.Silence()).afterSending());
 *     // send
 *     assertEquals(1, modem.ledger().copiesOf("+15550100001", "hello"));
 * }
 * }</pre>
 *
 * One client at a time, as on a serial line: a new connection ends the one before. All methods are thread-safe.
 */
public final class ModemSimulator implements AutoCloseable {

    private final Modem modem;
    private final ModemFaults faults = new ModemFaults();
    private final ScheduledExecutorService radio;
    private final ModemSocket socket;

    ModemSimulator(ModemSimulatorBuilder setup) {
        modem = new Modem(setup);
        radio = Executors.newSingleThreadScheduledExecutor(task -> daemon(task, "modem simulator network"));
        socket = new ModemSocket(setup.port, line -> new ModemSession(this, modem, new ModemLine(line, setup.baud)));
        socket.open();
    }

    /**
     * Starts a description of a modem.
     *
     * @return a builder
     */
    public static ModemSimulatorBuilder builder() {
        return new ModemSimulatorBuilder();
    }

    /**
     * Gives the address as dispatchers want it.
     *
     * @return for example {@code tcp://127.0.0.1:40123}
     */
    public URI uri() {
        return URI.create("tcp://127.0.0.1:" + port());
    }

    /**
     * Gives the TCP port on the loopback address.
     *
     * @return its number, the same before and after unplugging
     */
    public int port() {
        return socket.port();
    }

    /**
     * Makes the modem a serial device, for programs that know no TCP. Linux with the program socat only. While it is
     * there, it is the one client.
     *
     * @param device where the device is to be; must not exist
     * @return the device, already usable; close it
     * @throws IOException when there is no socat, or the device doesn't come up
     */
    public ModemTerminal terminal(Path device) throws IOException {
        return ModemTerminal.open(device, port());
    }

    /**
     * Gives the record of what really happened.
     *
     * @return the ledger
     */
    public ModemLedger ledger() {
        return modem.ledger;
    }

    /**
     * Gives the switches for exchanges that go wrong.
     *
     * @return the faults
     */
    public ModemFaults faults() {
        return faults;
    }

    /**
     * Changes what becomes of each segment.
     *
     * @param script asked for each segment from now on
     */
    public void network(ModemNetwork script) {
        synchronized (modem) {
            modem.cell.network = script;
        }
    }

    /**
     * Changes registration and signal.
     *
     * @param registration the state of AT+CREG?: 1 home, 2 searching, 3 denied, 5 roaming
     * @param signal the level of AT+CSQ: 0 to 31, 99 unknown
     */
    public void cell(int registration, int signal) {
        synchronized (modem) {
            modem.cell.registration = registration;
            modem.cell.signal = signal;
        }
    }

    /** Takes the SIM out. */
    public void removeSim() {
        synchronized (modem) {
            modem.sim.present(false);
        }
    }

    /** Puts the SIM in; a PIN must be entered again. */
    public void insertSim() {
        synchronized (modem) {
            modem.sim.present(true);
            modem.state.pinEntered = false;
        }
    }

    /**
     * Changes the PIN, as a phone does; it must be entered again.
     *
     * @param digits the new one; empty for a SIM that asks for none
     */
    public void changePin(String digits) {
        synchronized (modem) {
            modem.sim.pin(digits);
            modem.state.pinEntered = false;
        }
    }

    /**
     * Tells how often a wrong PIN may still be entered.
     *
     * @return 3 to 0
     */
    public int pinTriesLeft() {
        synchronized (modem) {
            return modem.sim.triesLeft();
        }
    }

    /**
     * Lets something arrive from the network: it is stored or shown as the client wished by AT+CNMI.
     *
     * @param tpdu an SMS-DELIVER or SMS-STATUS-REPORT
     */
    public void receive(Tpdu tpdu) {
        modem.arrive(tpdu);
    }

    /**
     * Lets somebody send a text to the modem, in as many segments as it takes.
     *
     * @param from a number, with plus when it is international, or a name of up to 11 characters
     * @param text the text
     */
    public void receive(String from, String text) {
        InboundText.segments(from, text, modem.cell).forEach(modem::arrive);
    }

    /**
     * Counts what the network couldn't hand over: no room, or nobody told the modem where to put reports.
     *
     * @return SMS and reports that wait
     */
    public int waiting() {
        return modem.waitingCount();
    }

    /**
     * Counts what lies in a storage.
     *
     * @param name SM, ME or SR
     * @return used slots
     */
    public int stored(String name) {
        synchronized (modem) {
            return modem.storage(name).used();
        }
    }

    /**
     * Writes a line that nobody asked for, if a client is there.
     *
     * @param line for example {@code RING}
     */
    public void say(String line) {
        socket.session().ifPresent(session -> session.tell(line));
    }

    /** The modem vanishes: the connection ends, new ones are refused. */
    public void unplug() {
        socket.shut();
        modem.reboot();
    }

    /** The modem is there again under the same port, as after power-on. */
    public void plugIn() {
        socket.open();
    }

    /** The modem starts anew, the line stays: echo and modes are those of the factory, the PIN must be entered again. */
    public void reboot() {
        modem.reboot();
        later(() -> say("RDY"));
    }

    /** Ends the modem and its threads. Idempotent. */
    @Override
    public void close() {
        socket.shut();
        radio.shutdownNow();
    }

    void later(Runnable task) {
        after(Duration.ofMillis(1), task);
    }

    void after(Duration delay, Runnable task) {
        try {
            var unused = radio.schedule(task, delay.toNanos(), TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException e) {
            // Closed meanwhile: nobody waits for it any more.
        }
    }

    static Thread daemon(Runnable task, String name) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        return thread;
    }
}

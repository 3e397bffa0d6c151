// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.testkit.skyline;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * The gateway's ports and what happens to them. States are the gateway's numbers: 0 no SIM, 2 registering, 3 registered
 * (the only one that sends), 5 no balance, 7 quota reached, 8 blocked by the operator, 12 locked by the user, 16 module
 * silent. Every change makes the device push a {@code port-status} when a client asked for pushes. Thread-safe.
 */
public final class SkylinePorts {

    private final Object lock;
    private final List<Port> all = new ArrayList<>();
    private Consumer<Port> changed = port -> {};

    SkylinePorts(Object lock, int count) {
        this.lock = lock;
        for (int number = 1; number <= count; number++) {
            all.add(new Port(number));
        }
    }

    void onChange(Consumer<Port> listener) {
        changed = listener;
    }

    /**
     * Counts the ports.
     *
     * @return how many there are, registered or not
     */
    public int count() {
        return all.size();
    }

    /**
     * Gives a port's state.
     *
     * @param port from 1
     * @return the gateway's number
     */
    public int state(int port) {
        synchronized (lock) {
            return port(port).state;
        }
    }

    /**
     * Changes a port's state now.
     *
     * @param port from 1
     * @param state the gateway's number, 0 to 16
     */
    public void setState(int port, int state) {
        synchronized (lock) {
            change(port(port), state);
        }
    }

    /**
     * Changes a port's state later, as a quota (3 to 7), a block (3 to 8) or a dead module (3 to 16) does.
     *
     * @param port from 1
     * @param sent count of SMS that the port sends before, counted from the start of the device
     * @param state the gateway's number, 0 to 16
     */
    public void setStateAfter(int port, int sent, int state) {
        synchronized (lock) {
            port(port).stateAfter.put(sent, state);
        }
    }

    List<Port> all() {
        return all;
    }

    Port port(int number) {
        if (number < 1 || number > all.size()) {
            throw new IllegalArgumentException("port: received " + number + "; allowed: 1 to " + all.size());
        }
        return all.get(number - 1);
    }

    List<Port> ready() {
        return all.stream().filter(Port::canSend).toList();
    }

    void change(Port port, int state) {
        if (port.state != state) {
            port.state = state;
            port.seq++;
            changed.accept(port);
        }
    }

    void countSent(Port port) {
        port.sent++;
        Integer next = port.stateAfter.remove(port.sent);
        if (next != null) {
            change(port, next);
        }
    }

    void reboot() {
        all.forEach(port -> port.seq = 1);
    }
}

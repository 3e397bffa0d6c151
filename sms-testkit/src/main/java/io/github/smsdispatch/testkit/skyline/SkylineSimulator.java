// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.testkit.skyline;

import io.github.smsdispatch.testkit.http.HttpPort;
import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;

/**
 * A simulated Skyline (Ejoin) GSM gateway: a real HTTP server on a loopback port with GSM ports, a virtual network, status
 * and delivery reports, and a ledger of what really happened.
 *
 * <pre>{@code
 * try (SkylineSimulator gateway = SkylineSimulator.builder().credentials("user", "secret").start()) {
 *     // point the code under test at gateway.baseUrl()
 *     gateway.faults().add(FaultRule.once(SkylineFault.RESET).afterProcessing());
 *     // send
 *     assertEquals(1, gateway.ledger().copiesOf(tid));
 * }
 * }</pre>
 *
 * All methods may be called by several threads while the gateway works.
 */
public final class SkylineSimulator implements AutoCloseable {

    private final Device device;
    private final SkylineFaults faults = new SkylineFaults();
    private final Routes routes;
    private final HttpPort http;

    SkylineSimulator(SkylineSimulatorBuilder builder) {
        device = new Device(builder);
        routes = new Routes(device, faults, builder.acceptanceLatency);
        http = new HttpPort(InetAddress.getLoopbackAddress(), builder.port, routes);
        http.open();
    }

    /**
     * Starts a description of a gateway.
     *
     * @return a builder
     */
    public static SkylineSimulatorBuilder builder() {
        return new SkylineSimulatorBuilder();
    }

    /**
     * Gives the address.
     *
     * @return for example {@code http://127.0.0.1:40123}
     */
    public URI baseUrl() {
        return URI.create("http://127.0.0.1:" + port());
    }

    /**
     * Gives the port on the loopback address.
     *
     * @return its number, the same before and after an outage
     */
    public int port() {
        return http.port();
    }

    /**
     * Gives the record of what really happened.
     *
     * @return the ledger
     */
    public SkylineLedger ledger() {
        return device.ledger;
    }

    /**
     * Gives the switches for exchanges that go wrong.
     *
     * @return the faults
     */
    public SkylineFaults faults() {
        return faults;
    }

    /**
     * Gives the GSM ports.
     *
     * @return the ports
     */
    public SkylinePorts ports() {
        return device.ports;
    }

    /**
     * Gives the fate of {@code status-report} pushes.
     *
     * @return the policy
     */
    public PushPolicy statusReports() {
        return device.statusReports;
    }

    /**
     * Gives the fate of pushed delivery reports.
     *
     * @return the policy
     */
    public PushPolicy deliveryReports() {
        return device.deliveryReports;
    }

    /**
     * Gives the fate of pushed SMS that the gateway received.
     *
     * @return the policy
     */
    public PushPolicy receivedSms() {
        return device.receivedSms;
    }

    /**
     * Gives the fate of {@code dev-status} and {@code port-status} pushes.
     *
     * @return the policy
     */
    public PushPolicy statusPushes() {
        return device.status.policy();
    }

    /**
     * Changes what becomes of each SMS.
     *
     * @param script asked for each SMS from now on
     */
    public void network(NetworkScript script) {
        synchronized (device.lock) {
            device.radio.script(script);
        }
    }

    /**
     * Changes the pace of the virtual network.
     *
     * @param sending how long a port takes to send one SMS
     * @param delivery how long after that its delivery report comes
     */
    public void networkDelays(Duration sending, Duration delivery) {
        synchronized (device.lock) {
            device.radio.delays(sending, delivery);
        }
    }

    /**
     * Changes how long each answer takes.
     *
     * @param time zero for none
     */
    public void acceptanceLatency(Duration time) {
        routes.latency(time);
    }

    /**
     * Holds the answer to a request to send until its status reports were acknowledged, so that reports come before the
     * answer.
     *
     * @param atMost how long to hold it; zero, the default, answers at once
     */
    public void answerAfterReports(Duration atMost) {
        routes.holdForReports(atMost);
    }

    /** Closes the port: connections are refused, those under way end. The device goes on with what it has. */
    public void beginOutage() {
        http.shut();
    }

    /** Opens the port again under the same number. */
    public void endOutage() {
        http.open();
    }

    /**
     * Switches the device off and on: queue, remembered task ids, gathered reports and sessions are gone, {@code ssrc}
     * changes, {@code seq} starts again. URLs and port states stay.
     */
    public void reboot() {
        device.reboot();
    }

    /**
     * Lets the gateway receive an SMS: it is pushed to where clients asked for, and kept to be pulled.
     *
     * @param inbound the SMS
     */
    public void receive(ReceivedSms inbound) {
        synchronized (device.lock) {
            inbound.arrive(device);
        }
    }

    /** Ends the gateway and its threads. Idempotent. */
    @Override
    public void close() {
        http.close();
        device.close();
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.testkit.modem;

import io.github.smsdispatch.tpdu.Address;
import io.github.smsdispatch.tpdu.TypeOfNumber;
import java.time.Clock;
import java.time.Duration;
import java.util.function.UnaryOperator;

/** Describes a modem before it starts. Not thread-safe. */
public final class ModemSimulatorBuilder {

    int port;
    String pin = "";
    String manufacturer = "Simulated";
    String model = "SIM-MODEM";
    String revision = "1.0";
    String imei = "490154203237518";
    String imsi = "242019876543210";
    String serviceCentre = "+4790002100";
    int storageSize = 50;
    int baud;
    int firstReference = 1;
    Duration sendDelay = Duration.ZERO;
    Duration linkSetup = Duration.ZERO;
    Duration reportDelay = Duration.ZERO;
    ModemNetwork network = ModemNetwork.everythingArrives();
    UnaryOperator<String> ussd = code -> "Balance 42";
    Clock clock = Clock.systemUTC();

    ModemSimulatorBuilder() {}

    /**
     * Sets the TCP port on the loopback address.
     *
     * @param number default 0, any free one
     * @return this
     */
    public ModemSimulatorBuilder port(int number) {
        port = number;
        return this;
    }

    /**
     * Locks the SIM.
     *
     * @param digits its PIN; default none is asked for
     * @return this
     */
    public ModemSimulatorBuilder pin(String digits) {
        pin = digits;
        return this;
    }

    /**
     * Sets what the modem calls itself.
     *
     * @param maker answer to AT+CGMI
     * @param product answer to AT+CGMM
     * @return this
     */
    public ModemSimulatorBuilder identity(String maker, String product) {
        manufacturer = maker;
        model = product;
        return this;
    }

    /**
     * Sets the numbers of device and SIM.
     *
     * @param device answer to AT+CGSN
     * @param card answer to AT+CIMI
     * @return this
     */
    public ModemSimulatorBuilder numbers(String device, String card) {
        imei = device;
        imsi = card;
        return this;
    }

    /**
     * Sets the message centre.
     *
     * @param number answer to AT+CSCA?; empty for a SIM without one
     * @return this
     */
    public ModemSimulatorBuilder serviceCentre(String number) {
        serviceCentre = number;
        return this;
    }

    /**
     * Sets the size of each storage.
     *
     * @param sms slots, default 50
     * @return this
     */
    public ModemSimulatorBuilder storageSize(int sms) {
        storageSize = sms;
        return this;
    }

    /**
     * Slows the line down, each direction by itself.
     *
     * @param rate bits a second, ten of which are a byte; default 0, as fast as it goes
     * @return this
     */
    public ModemSimulatorBuilder baud(int rate) {
        baud = rate;
        return this;
    }

    /**
     * Sets TP-MR of the first segment.
     *
     * @param reference 0 to 255, default 1
     * @return this
     */
    public ModemSimulatorBuilder firstReference(int reference) {
        firstReference = reference;
        return this;
    }

    /**
     * Sets the pace of the network. All are zero by default.
     *
     * @param sending how long a segment takes on the air
     * @param setup how long a link to the centre takes before a segment, unless AT+CMMS keeps it open
     * @param report how long after the answer the delivery report comes
     * @return this
     */
    public ModemSimulatorBuilder delays(Duration sending, Duration setup, Duration report) {
        sendDelay = sending;
        linkSetup = setup;
        reportDelay = report;
        return this;
    }

    /**
     * Sets what becomes of each segment.
     *
     * @param script default {@link ModemNetwork#everythingArrives()}
     * @return this
     */
    public ModemSimulatorBuilder network(ModemNetwork script) {
        network = script;
        return this;
    }

    /**
     * Sets the USSD service.
     *
     * @param service code to answer
     * @return this
     */
    public ModemSimulatorBuilder ussd(UnaryOperator<String> service) {
        ussd = service;
        return this;
    }

    /**
     * Sets the clock of time stamps.
     *
     * @param time default: the system's
     * @return this
     */
    public ModemSimulatorBuilder clock(Clock time) {
        clock = time;
        return this;
    }

    /**
     * Starts the modem on the loopback address.
     *
     * @return the modem; close it
     * @throws java.io.UncheckedIOException when the port is taken
     */
    public ModemSimulator start() {
        return new ModemSimulator(this);
    }

    Address centre() {
        String digits = serviceCentre.replace("+", "");
        return Address.ofDigits(TypeOfNumber.INTERNATIONAL, digits.isEmpty() ? "0" : digits);
    }
}

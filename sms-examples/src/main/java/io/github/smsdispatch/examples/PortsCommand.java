// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.examples;

import io.github.smsdispatch.serial.gammu.ModemProbe;
import io.github.smsdispatch.serial.gammu.SerialPortInfo;
import io.github.smsdispatch.serial.gammu.SerialPorts;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "ports",
        mixinStandardHelpOptions = true,
        description = "Lists the serial ports of this machine, and asks what is behind them.")
final class PortsCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Option(names = "--probe", description = "Open each port and ask for maker, model and IMEI (masked).")
    private boolean probe;

    @Option(
            names = "--baud",
            paramLabel = "N",
            defaultValue = "115200",
            description = "Speed of the line, default ${DEFAULT-VALUE}.")
    private int baud;

    @Parameters(paramLabel = "PORT", description = "Ask these: a device, usb:VID:PID or tcp://host:port.")
    private List<String> named = List.of();

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        List<SerialPortInfo> ports = named.isEmpty() ? SerialPorts.list() : List.of();
        if (named.isEmpty() && ports.isEmpty()) {
            out.println("no serial port on this machine");
            return 1;
        }
        int answers = 0;
        for (SerialPortInfo port : ports) {
            out.println(String.join("  ", port.path(), port.description(), port.usbId())
                    .strip());
            answers += probe ? asked(port.path()) : 0;
        }
        for (String port : named) {
            out.println(port);
            answers += asked(port);
        }
        return (probe || !named.isEmpty()) && answers == 0 ? 1 : 0;
    }

    private int asked(String port) {
        ModemProbe found = SerialPorts.probe(port, baud);
        String imei = found.maskedImei().isEmpty() ? "" : ", IMEI " + found.maskedImei();
        spec.commandLine().getOut().println((found.answers() ? "  modem: " : "  ") + found.detail() + imei);
        return found.answers() ? 1 : 0;
    }
}

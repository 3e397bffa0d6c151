// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.examples.appointments;

import io.github.smsdispatch.examples.appointments.Backend.Schedule;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** A salon's booking backend with every SMS about its appointments. */
@Command(
        name = "appointments",
        mixinStandardHelpOptions = true,
        description = "Runs a booking backend that writes to customers: booked, moved, cancelled, please confirm, how "
                + "was it, and campaigns. The environment says how, see the README.",
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {"0:ended, or the doctor found nothing", "1:the doctor found something", "2:wrong arguments"})
public final class AppointmentsCommand implements Callable<Integer> {

    private final Map<String, String> environment;

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--host",
            paramLabel = "ADDRESS",
            defaultValue = "0.0.0.0",
            description = "Where to listen; default ${DEFAULT-VALUE}.")
    private String host;

    @Option(
            names = "--port",
            paramLabel = "N",
            defaultValue = "8080",
            description = "On which port, 0 for a free one; default ${DEFAULT-VALUE}.")
    private int port;

    @Option(
            names = "--no-scheduler",
            description = "Leave the runs to a scheduler outside, which calls POST /crons/send-review every minute, "
                    + "send-campaign every 15 and send-confirmation every 30.")
    private boolean noScheduler;

    @Option(names = "--demo", description = "With a simulated gateway inside, an empty database in memory, a salon.")
    private boolean demo;

    @Option(
            names = "--doctor",
            description = "Check switch, credentials, gateway, ports, webhook and database, a line each, then end.")
    private boolean doctor;

    /** With the environment of the process. */
    public AppointmentsCommand() {
        this(System.getenv());
    }

    AppointmentsCommand(Map<String, String> environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("--port: received " + port + "; allowed: 0 to 65535");
        }
        PrintWriter out = spec.commandLine().getOut();
        if (demo) {
            try (Demo running = Demo.start(port, schedule())) {
                return doctor ? Doctor.examine(running.environment(), running.port(), out) : show(running, out);
            }
        }
        if (doctor) {
            return Doctor.examine(environment, port, out);
        }
        InetSocketAddress address = new InetSocketAddress(host, port);
        try (Backend backend = Backend.start(Settings.read(environment), address, Clock.systemUTC(), schedule())) {
            out.println("listening on http://" + host + ":" + backend.port());
            out.flush();
            untilEnded(backend);
            return 0;
        }
    }

    private Schedule schedule() {
        return noScheduler ? Schedule.FROM_OUTSIDE : Schedule.ITS_OWN;
    }

    private static int show(Demo demo, PrintWriter out) throws InterruptedException {
        demo.explain(out);
        out.flush();
        untilEnded(demo);
        return 0;
    }

    /** SIGTERM and Ctrl-C: what is being sent is finished and written down first. */
    private static void untilEnded(AutoCloseable running) throws InterruptedException {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> close(running), "appointments-end"));
        new CountDownLatch(1).await();
    }

    private static void close(AutoCloseable running) {
        try {
            running.close();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}

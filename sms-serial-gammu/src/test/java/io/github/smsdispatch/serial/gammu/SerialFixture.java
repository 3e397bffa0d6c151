// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.serial.gammu;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.github.smsdispatch.api.DeliveryReport;
import io.github.smsdispatch.api.Dispatcher;
import io.github.smsdispatch.api.spi.DispatcherContext;
import io.github.smsdispatch.api.spi.Secret;
import io.github.smsdispatch.testkit.contract.DispatcherFixture;
import io.github.smsdispatch.testkit.contract.GatewayFixture;
import io.github.smsdispatch.testkit.contract.Situation;
import io.github.smsdispatch.testkit.modem.ModemFate;
import io.github.smsdispatch.testkit.modem.ModemFault;
import io.github.smsdispatch.testkit.modem.ModemFaultRule;
import io.github.smsdispatch.testkit.modem.ModemNetwork;
import io.github.smsdispatch.testkit.modem.ModemSimulator;
import io.github.smsdispatch.testkit.modem.ModemTerminal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/** A serial dispatcher before a simulated modem, over TCP or over a device. */
final class SerialFixture implements DispatcherFixture, GatewayFixture {

    static final Duration BUDGET = Duration.ofMillis(1500);
    private static final String PIN = "4711";

    private final ModemSimulator modem = ModemSimulator.builder().pin(PIN).start();
    private final @Nullable Path device;
    private @Nullable ModemTerminal terminal;
    private boolean pinRefused;
    private final List<DeliveryReport> reports = new CopyOnWriteArrayList<>();
    private final ListAppender<ILoggingEvent> logs = new ListAppender<>();
    private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private final SerialDispatcher dispatcher;

    /** Over the device where one is given, else over TCP. */
    SerialFixture(@Nullable Path device) {
        this.device = device;
        plugIn();
        dispatcher = SerialDispatcher.create(
                SerialSettings.builder("modem1", device == null ? modem.uri().toString() : device.toString())
                        .pin(Secret.of(PIN))
                        .timeout(BUDGET)
                        .answerTimeout(Duration.ofMillis(600))
                        .commandTimeout(Duration.ofMillis(400))
                        .reopenPause(Duration.ZERO)
                        .build(),
                DispatcherContext.builder().reports(reports::add).build());
        root.setLevel(Level.TRACE);
        logs.start();
        root.addAppender(logs);
    }

    private void plugIn() {
        modem.plugIn();
        if (device != null && terminal == null) {
            try {
                terminal = modem.terminal(device);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** A cable that is pulled takes device and connection away. */
    private void unplug() {
        if (terminal != null) {
            terminal.close();
            terminal = null;
        }
        modem.unplug();
    }

    @Override
    public Dispatcher dispatcher() {
        return dispatcher;
    }

    @Override
    public GatewayFixture gateway() {
        return this;
    }

    @Override
    public Duration timeBudget() {
        return BUDGET;
    }

    @Override
    public Set<String> secrets() {
        return Set.of(PIN);
    }

    @Override
    public Optional<Supplier<List<String>>> logs() {
        return Optional.of(() -> logs.list.stream()
                .map(event -> event.getLevel() + " " + event.getFormattedMessage())
                .toList());
    }

    @Override
    public Optional<Supplier<List<DeliveryReport>>> reports() {
        return Optional.of(() -> List.copyOf(reports));
    }

    @Override
    public boolean isDispatcherThread(Thread thread) {
        return thread.getName().startsWith("serial-");
    }

    @Override
    public Set<Situation> offers() {
        return EnumSet.allOf(Situation.class);
    }

    @Override
    public void arrange(Situation situation) {
        modem.faults().clear();
        modem.network(ModemNetwork.everythingArrives());
        // A PIN that was refused once is never tried again, so a person has to unlock the SIM.
        modem.changePin(pinRefused ? "" : PIN);
        pinRefused |= situation == Situation.REFUSING_LOGIN;
        if (situation == Situation.REFUSING_CONNECTIONS) {
            unplug();
            return;
        }
        if (terminal != null) {
            // What the last situation did to the line took the device with it.
            terminal.close();
            terminal = null;
        }
        plugIn();
        switch (situation) {
            case REJECTING_MESSAGE -> modem.network(segment -> new ModemFate.Refused(1));
            case REFUSING_LOGIN -> modem.changePin("0815");
            case SILENT_AFTER_REQUEST -> modem.faults().add(ModemFaultRule.always(new ModemFault.Silence()));
            case RESETTING_AFTER_REQUEST -> modem.faults().add(ModemFaultRule.always(new ModemFault.HangUp()));
            case ANSWERING_GARBAGE -> modem.faults().add(ModemFaultRule.always(new ModemFault.Garbage()));
            default -> {
                // Takes everything.
            }
        }
    }

    @Override
    public OptionalInt requestsSeen() {
        return OptionalInt.of((int) modem.ledger().submissions());
    }

    @Override
    public boolean awaitRequest(Duration atMost) throws InterruptedException {
        return modem.ledger().awaitSubmissions(1, atMost);
    }

    @Override
    public void close() {
        root.detachAppender(logs);
        dispatcher.close();
        if (terminal != null) {
            terminal.close();
        }
        modem.close();
    }
}

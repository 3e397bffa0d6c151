// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.serial.gammu;

import io.github.smsdispatch.api.Capabilities;
import io.github.smsdispatch.api.Dispatcher;
import io.github.smsdispatch.api.FormattedSms;
import io.github.smsdispatch.api.Outcome;
import io.github.smsdispatch.api.Outcome.Unavailable;
import io.github.smsdispatch.api.PhoneNumber;
import io.github.smsdispatch.api.RejectionReason;
import io.github.smsdispatch.api.SendResult;
import io.github.smsdispatch.api.SmsMessage;
import io.github.smsdispatch.api.UnavailableReason;
import io.github.smsdispatch.api.spi.DispatcherContext;
import io.github.smsdispatch.api.text.Encoding;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Hands SMS to a {@code gammu-smsd} that a site already runs, through its own program {@code gammu-smsd-inject}, into a
 * spool of files or a database. Accepted means that the spool has it, whether the daemon runs or not.
 *
 * <p>With a spool of files each SMS is followed: a report says when the daemon moved it to the folder of sent ones (on
 * network) or of failed ones (undelivered). The sending id is made of the file's name, or is the row's id.
 *
 * <p>Thread-safe. A send blocks for at most the configured time budget; a daemon thread follows SMS while there are any.
 */
public final class GammuSmsdDispatcher implements Dispatcher {

    /** The program reads so much, and drops the rest without a word. */
    private static final int MOST_OCTETS = 4_900;

    private final GammuSmsdSettings settings;
    private final DispatcherContext context;
    private final Capabilities capabilities;
    private final AtomicBoolean closed = new AtomicBoolean();
    private @Nullable GammuFollower follower;

    private GammuSmsdDispatcher(GammuSmsdSettings settings, DispatcherContext context) {
        this.settings = settings;
        this.context = context;
        capabilities = Capabilities.builder()
                .maxSegments(settings.values().maxSegments)
                .inFlight(settings.values().enabled ? 4 : 0)
                .reports(
                        settings.values().followFor.isZero() ? Capabilities.Reports.NONE : Capabilities.Reports.NETWORK)
                .build();
    }

    /**
     * Makes a dispatcher. Starts nothing.
     *
     * @param settings where the daemon's configuration is
     * @param context clock, text format, and where reports go
     * @return the dispatcher; close it
     */
    public static GammuSmsdDispatcher create(GammuSmsdSettings settings, DispatcherContext context) {
        return new GammuSmsdDispatcher(settings, context);
    }

    @Override
    public String name() {
        return settings.values().name;
    }

    @Override
    public FormattedSms formatSms(List<SmsMessage> messages) {
        return context.format().format(messages, capabilities);
    }

    @Override
    public SendResult sendSms(PhoneNumber phone, List<SmsMessage> messages) {
        if (closed.get()) {
            throw new IllegalStateException(name() + " is closed");
        }
        long started = System.nanoTime();
        FormattedSms sms = formatSms(messages);
        Outcome outcome = outcome(phone, sms);
        return SendResult.of(name(), sms, outcome, Duration.ofNanos(System.nanoTime() - started));
    }

    @Override
    public Capabilities capabilities() {
        return capabilities;
    }

    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            synchronized (this) {
                if (follower != null) {
                    follower.close();
                }
            }
        }
    }

    @Override
    public String toString() {
        return "GammuSmsdDispatcher[" + settings + "]";
    }

    private Outcome outcome(PhoneNumber phone, FormattedSms sms) {
        if (!settings.values().enabled) {
            return new Unavailable(UnavailableReason.DISABLED, "switched off by its settings");
        }
        int octets = sms.text().getBytes(StandardCharsets.UTF_8).length;
        if (octets > MOST_OCTETS) {
            return new Outcome.Rejected(
                    RejectionReason.TOO_LONG, "", octets + " octets of text; gammu reads " + MOST_OCTETS);
        }
        if (Thread.currentThread().isInterrupted()) {
            return new Unavailable(UnavailableReason.TRANSPORT_ERROR, "interrupted before the spool was written");
        }
        String program = settings.values().program;
        GammuExit exit = GammuRun.of(command(phone, sms), sms.text(), settings.values().timeout);
        GammuSmsdReply.spooled(exit).ifPresent(this::follow);
        return GammuSmsdReply.outcome(exit, program, sms.plan().segments());
    }

    private List<String> command(PhoneNumber phone, FormattedSms sms) {
        List<String> command = new ArrayList<>(List.of(
                settings.values().program,
                "-c",
                String.valueOf(settings.values().config),
                "TEXT",
                phone.value(),
                "-autolen",
                "9000"));
        if (sms.plan().encoding() == Encoding.UCS2) {
            command.add("-unicode");
        }
        return command;
    }

    private synchronized void follow(GammuSpooled sms) {
        Path config = settings.values().config;
        if (!sms.isFile() || settings.values().followFor.isZero() || config == null) {
            return;
        }
        if (follower == null) {
            Optional<GammuSpool> spool = GammuSpool.of(config);
            if (spool.isEmpty()) {
                return;
            }
            follower = new GammuFollower(settings, context, spool.get());
        }
        follower.follow(sms);
    }
}

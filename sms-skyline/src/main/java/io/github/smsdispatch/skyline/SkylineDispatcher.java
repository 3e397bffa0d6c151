// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.skyline;

import io.github.smsdispatch.api.Capabilities;
import io.github.smsdispatch.api.Dispatcher;
import io.github.smsdispatch.api.DispatcherStatus;
import io.github.smsdispatch.api.FormattedSms;
import io.github.smsdispatch.api.Outcome;
import io.github.smsdispatch.api.OutcomeResolver;
import io.github.smsdispatch.api.PhoneNumber;
import io.github.smsdispatch.api.SendResult;
import io.github.smsdispatch.api.Sms;
import io.github.smsdispatch.api.SmsMessage;
import io.github.smsdispatch.api.UnavailableReason;
import io.github.smsdispatch.api.spi.DispatcherContext;
import io.github.smsdispatch.api.spi.Secret;
import io.github.smsdispatch.http.Deadline;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Sends through a Skyline, Ejoin or YX GP gateway: many SMS per request, one port and one recipient per task, the sending
 * id being the task id. Also offers what only such a gateway can: its queue, its counters, its inbox.
 *
 * <p>Thread-safe. All methods that talk to the gateway block for at most the configured time budget and share the
 * configured number of parallel requests. Keep {@code inFlight} at 1 unless the device is known to bear more.
 */
public final class SkylineDispatcher implements Dispatcher {

    private final SkylineSettings settings;
    private final DispatcherContext context;
    private final Device device;
    private final BatchSender sender;
    private final InboundPull pull;
    private final AtomicBoolean closed = new AtomicBoolean();

    private SkylineDispatcher(SkylineSettings settings, DispatcherContext context) {
        this.settings = settings;
        this.context = context;
        device = new Device(settings, context.clock());
        sender = new BatchSender(settings, context, device);
        pull = new InboundPull(settings, device, context);
    }

    /**
     * Makes a dispatcher. Does no network I/O.
     *
     * @param settings what the gateway needs
     * @param context clock, text format, and where reports and inbound SMS go
     * @return the dispatcher; close it
     */
    public static SkylineDispatcher create(SkylineSettings settings, DispatcherContext context) {
        return new SkylineDispatcher(settings, context);
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

    /** Sends in requests of at most the configured size; a longer batch is cut, and shares one time budget. */
    @Override
    public List<SendResult> sendBatch(List<Sms> batch) {
        checkOpen();
        if (settings.enabled()) {
            return sender.send(batch);
        }
        Outcome disabled = new Outcome.Unavailable(UnavailableReason.DISABLED, "switched off by its settings");
        return batch.stream()
                .map(sms -> SendResult.of(name(), formatSms(sms.messages()), disabled))
                .toList();
    }

    /** {@inheritDoc} Asks the device for its ports, also when a fresh answer is at hand. */
    @Override
    public DispatcherStatus status() {
        if (!settings.enabled()) {
            return new DispatcherStatus(
                    name(), DispatcherStatus.Health.DISABLED, "switched off by its settings", List.of());
        }
        checkOpen();
        Optional<Outcome> obstacle = device.refresh(Deadline.in(settings.timeout()));
        return GatewayHealth.of(name(), obstacle, device.ports().statuses());
    }

    /** {@inheritDoc} In flight is 0 while it is disabled, and while the gateway has asked for a pause. */
    @Override
    public Capabilities capabilities() {
        boolean rests = !settings.enabled() || !sender.throttle().left().isZero();
        return Capabilities.builder()
                .batchSize(sender.throttle().size())
                .inFlight(rests ? 0 : settings.inFlight())
                .sendingIds(Capabilities.SendingIds.CHOSEN_BY_CLIENT)
                .reports(settings.handsetReports() ? Capabilities.Reports.HANDSET : Capabilities.Reports.NETWORK)
                .build();
    }

    @Override
    public Optional<OutcomeResolver> resolver() {
        return Optional.of(new SkylineResolver(device));
    }

    /**
     * Lists the tasks that wait in the gateway, of all ports.
     *
     * @return the tasks; finished ones are not among them
     * @throws SkylineException when the gateway gives no whole, readable list
     */
    public List<SkylineTask> tasks() {
        checkEnabled();
        return List.copyOf(new TaskPages(device).all(deadline()).values());
    }

    /**
     * Suspends waiting tasks.
     *
     * @param sendingIds at least one; the gateway would take none as "all", so that is refused
     * @return what it did to each, in order
     * @throws IllegalArgumentException when the list is empty or holds an id that no task can have
     * @throws SkylineException when the gateway gives no positive answer
     */
    public List<SkylineTaskChange> pause(List<String> sendingIds) {
        return change("pause_sms", sendingIds);
    }

    /**
     * Lets suspended tasks go on.
     *
     * @param sendingIds at least one
     * @return what it did to each, in order
     * @throws IllegalArgumentException when the list is empty or holds an id that no task can have
     * @throws SkylineException when the gateway gives no positive answer
     */
    public List<SkylineTaskChange> resume(List<String> sendingIds) {
        return change("resume_sms", sendingIds);
    }

    /**
     * Removes waiting tasks for good.
     *
     * @param sendingIds at least one
     * @return what it did to each, in order
     * @throws IllegalArgumentException when the list is empty or holds an id that no task can have
     * @throws SkylineException when the gateway gives no positive answer
     */
    public List<SkylineTaskChange> remove(List<String> sendingIds) {
        return change("remove_sms", sendingIds);
    }

    /**
     * Asks for the gateway's own counters of all ports and slots. Also the cheapest check of the login.
     *
     * @param period which time they cover
     * @return one entry per port and slot
     * @throws SkylineException when the gateway gives no positive answer
     */
    public List<SkylineStatistics> statistics(SkylineStatistics.Period period) {
        checkEnabled();
        return new GatewayDesk(device).statistics(period, deadline());
    }

    /**
     * Fetches what the gateway received since the last call and hands it to the context's sinks, oldest first. For
     * gateways that can't push. Nothing is deleted in the gateway. After a restart of the gateway or of this process
     * its inbox is read from the start again: the key of an {@link io.github.smsdispatch.api.InboundSms} tells a
     * receiver what it has already.
     *
     * @return count of SMS and delivery reports handed over
     * @throws SkylineException when the gateway gives no positive answer; what was handed over before stays so
     * @throws RuntimeException what a sink threw; the same entry comes first at the next call
     */
    public int pullInbound() {
        checkEnabled();
        return pull.run(deadline());
    }

    /**
     * Starts the webhook of this gateway: name, sinks and clock are set, and what it receives also tells this
     * dispatcher which ports fail and which posts arrived.
     *
     * @param secret what the last segment of the path must be
     * @return a builder to be completed
     */
    public SkylineWebhook.Builder webhook(Secret secret) {
        return SkylineWebhook.builder(name())
                .secret(secret)
                .reports(context.reports())
                .inbound(context.inbound())
                .clock(context.clock())
                .observer(new DeviceObserver(device));
    }

    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            device.close();
        }
    }

    @Override
    public String toString() {
        return "SkylineDispatcher[" + settings + "]";
    }

    private List<SkylineTaskChange> change(String page, List<String> sendingIds) {
        checkEnabled();
        return new GatewayDesk(device).change(page, sendingIds, deadline());
    }

    private Deadline deadline() {
        return Deadline.in(settings.timeout());
    }

    private void checkEnabled() {
        checkOpen();
        if (!settings.enabled()) {
            throw new SkylineException(name() + " is switched off by its settings");
        }
    }

    private void checkOpen() {
        if (closed.get()) {
            throw new IllegalStateException(name() + " is closed");
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.serial.gammu;

import io.github.smsdispatch.api.InboundSms;
import io.github.smsdispatch.api.spi.DispatcherContext;
import io.github.smsdispatch.tpdu.Deliver;
import io.github.smsdispatch.tpdu.MalformedTpduException;
import io.github.smsdispatch.tpdu.ModemPdu;
import io.github.smsdispatch.tpdu.StatusReport;
import io.github.smsdispatch.tpdu.Tpdu;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Received SMS on their way from the modem's storage to the sink. A text is deleted there only after the sink returned;
 * segments stay until the text is whole. Used by the desk's thread alone, with the line held where it asks the modem.
 */
final class Inbox {

    private static final Logger LOG = LoggerFactory.getLogger(Inbox.class);
    private static final Duration LISTING = Duration.ofSeconds(20);
    private static final Pattern ENTRY = Pattern.compile("\\+CMGL: *([0-9]+) *, *([0-9]+).*");
    private static final int MOST_REMEMBERED = 1_000;

    private final SerialSettings settings;
    private final Modem modem;
    private final DispatcherContext context;
    private final Consumer<StatusReport> reports;
    private final List<InboundPart> loose = new ArrayList<>();
    private final Map<String, Instant> firstSeen = new HashMap<>();
    private final Set<String> handedOver = new HashSet<>();

    Inbox(SerialSettings settings, Modem modem, DispatcherContext context, Consumer<StatusReport> reports) {
        this.settings = settings;
        this.modem = modem;
        this.context = context;
        this.reports = reports;
    }

    /** Takes what the modem showed without storing it. */
    void shown(String hex) {
        decoded(hex).forEach(tpdu -> {
            if (tpdu instanceof Deliver deliver) {
                loose.add(new InboundPart(
                        OptionalInt.empty(), deliver, context.clock().instant()));
            } else if (tpdu instanceof StatusReport report) {
                reports.accept(report);
            }
        });
    }

    /** Reads the storage, hands over what is whole, deletes what was handed over. The line must be ready. */
    void sweep() throws InterruptedException {
        AtAnswer listed = modem.ask("AT+CMGL=4", "+CMGL:", LISTING);
        List<InboundPart> parts = new ArrayList<>(loose);
        if (listed.ok()) {
            parts.addAll(stored(listed.lines()));
        }
        handOver(parts);
    }

    /** Hands over what came without being stored; needs no line. */
    void handOverLoose() throws InterruptedException {
        handOver(List.copyOf(loose));
    }

    private void handOver(List<InboundPart> parts) throws InterruptedException {
        for (InboundText text : InboundText.ready(settings.name(), parts, context.clock(), settings.partsWait())) {
            if (handedOver.contains(text.sms().key()) || accepted(text.sms())) {
                remember(text.sms().key());
                forget(text.parts());
            }
        }
    }

    private List<InboundPart> stored(List<String> lines) throws InterruptedException {
        List<InboundPart> parts = new ArrayList<>();
        Map<String, Instant> seen = new HashMap<>();
        for (int i = 0; i + 1 < lines.size(); i++) {
            Matcher entry = ENTRY.matcher(lines.get(i));
            if (entry.matches() && Integer.parseInt(entry.group(2)) < 2) {
                int slot = Integer.parseInt(entry.group(1));
                String hex = lines.get(i + 1);
                Instant since = firstSeen.getOrDefault(hex, context.clock().instant());
                seen.put(hex, since);
                for (Tpdu tpdu : decoded(hex)) {
                    if (tpdu instanceof Deliver deliver) {
                        parts.add(new InboundPart(OptionalInt.of(slot), deliver, since));
                    } else if (tpdu instanceof StatusReport report) {
                        reports.accept(report);
                        delete(slot);
                    }
                }
            }
        }
        firstSeen.clear();
        firstSeen.putAll(seen);
        return parts;
    }

    private boolean accepted(InboundSms sms) {
        try {
            context.inbound().accept(sms);
            return true;
        } catch (RuntimeException e) {
            LOG.warn(
                    "Dispatcher {}: the sink for received SMS failed ({}); it is offered again",
                    settings.name(),
                    e.getClass().getName());
            return false;
        }
    }

    private void forget(List<InboundPart> parts) throws InterruptedException {
        loose.removeAll(parts);
        for (InboundPart part : parts) {
            if (part.slot().isPresent()) {
                delete(part.slot().getAsInt());
            }
        }
    }

    private void delete(int slot) throws InterruptedException {
        AtAnswer deleted = modem.ask("AT+CMGD=" + slot, "", settings.commandTimeout());
        if (!deleted.ok()) {
            LOG.warn("Dispatcher {}: slot {} can't be deleted; tried again later", settings.name(), slot);
        }
    }

    /** Not handed over twice when deleting failed; forgotten wholly rather than kept for ever. */
    private void remember(String key) {
        if (handedOver.size() >= MOST_REMEMBERED) {
            handedOver.clear();
        }
        handedOver.add(key);
    }

    private List<Tpdu> decoded(String hex) {
        try {
            return List.of(ModemPdu.received(hex).tpdu());
        } catch (MalformedTpduException e) {
            LOG.warn("Dispatcher {}: the modem holds something that is no SMS: {}", settings.name(), e.getMessage());
            return List.of();
        }
    }
}

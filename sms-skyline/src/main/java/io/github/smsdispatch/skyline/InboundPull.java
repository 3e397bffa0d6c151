// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.skyline;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.smsdispatch.api.DeliveryReport;
import io.github.smsdispatch.api.DeliveryStatus;
import io.github.smsdispatch.api.InboundSms;
import io.github.smsdispatch.api.spi.DispatcherContext;
import io.github.smsdispatch.http.Deadline;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads the device's inbox page by page and remembers how far it came. */
final class InboundPull {

    private static final Logger LOG = LoggerFactory.getLogger(InboundPull.class);
    private static final int PAGE = 100;
    private static final int REMEMBERED = 20_000;

    private final DispatcherContext context;
    private final Device device;
    private final GatewayCalls calls;
    private final PushReader reader;
    private final Set<String> handed = new LinkedHashSet<>();
    private final ReentrantLock oneAtATime = new ReentrantLock();
    private String ssrc = "";
    private long next = 1;

    InboundPull(SkylineSettings settings, Device device, DispatcherContext context) {
        this.context = context;
        this.device = device;
        this.calls = new GatewayCalls(device.gateway());
        this.reader = new PushReader(settings.name(), SkylineWebhook.DEFAULT_WINDOW, DeliveryStatus.UNDELIVERED);
    }

    // Not a monitor: a virtual thread that waits for the gateway within one holds its carrier.
    int run(Deadline deadline) {
        oneAtATime.lock();
        try {
            return pages(deadline);
        } finally {
            oneAtATime.unlock();
        }
    }

    private int pages(Deadline deadline) {
        int count = 0;
        while (true) {
            ObjectNode reply = calls.call(request(), 0, deadline);
            String start = reply.path("ssrc").asText("");
            if (!start.isEmpty()) {
                device.continuity().saw(start, context.clock().instant());
            }
            if (!start.equals(ssrc)) {
                ssrc = start;
                if (next != 1) {
                    next = 1;
                    continue;
                }
            }
            count += hand(reply);
            long following = Json.whole(reply.path("next_sms")).orElse(next);
            if (following <= next || reply.path("data").isEmpty()) {
                return count;
            }
            next = following;
        }
    }

    /** Never with deletion: an answer that gets lost would take its SMS with it. */
    private GatewayRequest request() {
        return GatewayRequest.get("get_sms")
                .with("sms_id", next)
                .with("sms_num", PAGE)
                .with("sms_del", 0);
    }

    private int hand(ObjectNode reply) {
        Push page;
        try {
            page = reader.readPage(reply, context.clock().instant());
        } catch (BadPushException e) {
            throw new SkylineException("get_sms: " + e.reason());
        }
        page.errors.forEach(error -> LOG.warn("Inbox entry skipped: {}", error));
        page.dropped.forEach(why -> LOG.warn("Inbox entry dropped: {}", why));
        int count = 0;
        for (InboundSms sms : page.inbound) {
            if (!handed.contains(sms.key())) {
                context.inbound().accept(sms);
                remember(sms.key());
                count++;
            }
        }
        for (DeliveryReport report : page.reports) {
            String key = report.about() + "/" + report.at() + "/" + report.detail() + "/" + digits(report);
            if (!handed.contains(key)) {
                context.reports().accept(report);
                remember(key);
                count++;
            }
        }
        return count;
    }

    private static String digits(DeliveryReport report) {
        return report.about() instanceof DeliveryReport.ByRecipient recipient ? recipient.digits() : "";
    }

    private void remember(String key) {
        handed.add(key);
        if (handed.size() > REMEMBERED) {
            handed.remove(handed.iterator().next());
        }
    }
}

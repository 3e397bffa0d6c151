// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.testkit.skyline;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.smsdispatch.testkit.skyline.SkylineDialect.ReceiptForm;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.TreeMap;

/** Received SMS and delivery reports: pushed as they come, and kept to be pulled. Guarded by the device's lock. */
final class Inbox {

    /** Time stamps of the network carry a zone in quarter hours; this network is on UTC. */
    private static final DateTimeFormatter SCTS =
            DateTimeFormatter.ofPattern("yyMMddHHmmss'00'").withZone(ZoneOffset.UTC);

    static final String MESSAGE_CENTRE = "15550109999";

    private final Device device;
    private final PushBuffer receipts;
    private final PushBuffer received;
    private final TreeMap<Integer, ArrayNode> kept = new TreeMap<>();
    private ReportTarget target = ReportTarget.NOWHERE_INBOUND;
    private int lastId;
    private String ssrc;

    Inbox(Device device, PushBuffer receipts, PushBuffer received, String ssrc) {
        this.device = device;
        this.receipts = receipts;
        this.received = received;
        this.ssrc = ssrc;
    }

    void target(ReportTarget other) {
        target = other;
    }

    ReportTarget target() {
        return target;
    }

    void receipt(Port port, String recipient, int status) {
        String content = status + " "
                + (device.dialect.receiptForm == ReceiptForm.CODE_AND_NUMBER ? recipient : scts(device.time.now()));
        receipts.add(target, keep(entry(1, port, MESSAGE_CENTRE, recipient, content)), () -> {});
    }

    void sms(Port port, String sender, String recipient, String base64) {
        port.received++;
        received.add(target, keep(entry(0, port, sender, recipient, base64)), () -> {});
    }

    static String scts(Instant at) {
        return SCTS.format(at);
    }

    private ArrayNode entry(int flag, Port port, String sender, String recipient, String content) {
        return Json.object()
                .arrayNode()
                .add(flag)
                .add(PortNames.format(device.dialect.portForm, port.number, port.slot))
                .add(device.time.epochSeconds())
                .add(sender)
                .add(recipient)
                .add(content);
    }

    private ArrayNode keep(ArrayNode entry) {
        lastId++;
        kept.put(lastId, entry);
        return entry;
    }

    /** One page of the inbox. */
    ObjectNode page(int first, int most, boolean delete) {
        Map<Integer, ArrayNode> page = new TreeMap<>();
        kept.tailMap(Math.max(1, first)).entrySet().stream()
                .limit(most <= 0 ? Long.MAX_VALUE : most)
                .forEach(one -> page.put(one.getKey(), one.getValue()));
        int next = page.keySet().stream().reduce((a, b) -> b).map(id -> id + 1).orElse(Math.max(1, first));
        ObjectNode answer = Json.coded(0, "OK").put("ssrc", ssrc);
        device.json.count(answer, "sms_num", page.size());
        answer.put("next_sms", next);
        ArrayNode data = answer.putArray("data");
        page.values().forEach(data::add);
        if (delete) {
            kept.keySet().removeAll(page.keySet());
        }
        return answer;
    }

    /** Numbers start again after a reboot, under a new {@code ssrc}; what was received stays. */
    void reboot(String newSsrc) {
        ssrc = newSsrc;
        var all = kept.values().toArray(ArrayNode[]::new);
        kept.clear();
        lastId = 0;
        for (ArrayNode entry : all) {
            keep(entry);
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.skyline;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.smsdispatch.http.Deadline;
import io.github.smsdispatch.skyline.SkylineStatistics.Period;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** What operators do with a gateway: change waiting tasks, read counters. */
final class GatewayDesk {

    private static final int SUCCESS = 200;

    private final GatewayCalls calls;

    GatewayDesk(Device device) {
        this.calls = new GatewayCalls(device.gateway());
    }

    /** Never with an empty list: that means "all tasks" to the device. */
    List<SkylineTaskChange> change(String page, List<String> sendingIds, Deadline deadline) {
        if (sendingIds.isEmpty()) {
            throw new IllegalArgumentException("sendingIds: received none; allowed: at least one");
        }
        ObjectNode body = Json.object();
        ArrayNode tids = body.putArray("tids");
        for (String id : sendingIds) {
            tids.add(Tid.of(id)
                    .orElseThrow(() -> new IllegalArgumentException("sendingIds: received one of " + id.length()
                            + " characters; allowed: 1 to 2147483647 in decimal")));
        }
        ObjectNode reply = calls.call(GatewayRequest.post(page, Json.write(body)), SUCCESS, deadline);
        Map<Long, Integer> codes = new HashMap<>();
        reply.path("results").forEach(entry -> {
            OptionalLong tid = Tid.echoed(entry.path("tid"));
            OptionalLong code = Json.leading(entry.path("status"));
            if (tid.isPresent() && code.isPresent()) {
                codes.put(tid.getAsLong(), (int) code.getAsLong());
            }
        });
        return sendingIds.stream()
                .map(id ->
                        new SkylineTaskChange(id, codes.getOrDefault(Tid.of(id).orElse(-1), Verdict.NO_CODE)))
                .toList();
    }

    List<SkylineStatistics> statistics(Period period, Deadline deadline) {
        GatewayRequest request = GatewayRequest.get("get_sms_stat")
                .withVersion()
                .with("ports", "all")
                .with("slots", "all")
                .with("type", type(period));
        List<SkylineStatistics> all = new ArrayList<>();
        calls.call(request, SUCCESS, deadline).path("stats").forEach(entry -> all.add(read(entry)));
        return List.copyOf(all);
    }

    private static int type(Period period) {
        return switch (period) {
            case LAST_HOUR -> 0;
            case LAST_TWO_HOURS -> 1;
            case TODAY -> 2;
            case CUMULATIVE -> 3;
        };
    }

    private static SkylineStatistics read(JsonNode node) {
        return new SkylineStatistics(
                (int) Math.min(count(node, "port"), 10_000),
                (int) Math.min(count(node, "slot"), 10_000),
                count(node, "received"),
                count(node, "sent"),
                count(node, "sent_ok"),
                count(node, "sent_failed"),
                count(node, "unsent"),
                count(node, "sending"));
    }

    private static long count(JsonNode node, String key) {
        return Math.max(0, Json.whole(node.path(key)).orElse(0));
    }
}

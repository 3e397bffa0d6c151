// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.skyline;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.smsdispatch.http.Deadline;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;

/** Lists the tasks of all ports. The device wants a port in each question, so this asks for each, page by page. */
final class TaskPages {

    private static final int SUCCESS = 200;
    private static final int PAGE = 50;
    private static final int MOST_PAGES = 200;

    private final Device device;
    private final GatewayCalls calls;

    TaskPages(Device device) {
        this.device = device;
        this.calls = new GatewayCalls(device.gateway());
    }

    /** All tasks by task id; throws unless every page could be read, as only a whole list proves an absence. */
    Map<Long, SkylineTask> all(Deadline deadline) {
        if (device.ports().maxPorts() == 0) {
            device.refresh(deadline).ifPresent(obstacle -> {
                throw new SkylineException("get_status: " + obstacle.describe());
            });
        }
        Map<Long, SkylineTask> tasks = new LinkedHashMap<>();
        int ports = Math.max(1, device.ports().maxPorts());
        for (int port = 1; port <= ports; port++) {
            readPort(port, tasks, deadline);
        }
        return tasks;
    }

    private void readPort(int port, Map<Long, SkylineTask> tasks, Deadline deadline) {
        int pos = 0;
        for (int page = 0; page < MOST_PAGES; page++) {
            ObjectNode reply = calls.call(request(port, pos), SUCCESS, deadline);
            JsonNode array = reply.path("tasks");
            array.forEach(entry -> read(entry, tasks));
            pos += array.size();
            if (array.isEmpty() || pos >= total(reply)) {
                return;
            }
        }
        throw new SkylineException("get_tasks: more than " + MOST_PAGES + " pages");
    }

    private static GatewayRequest request(int port, int pos) {
        return GatewayRequest.get("get_tasks")
                .withVersion()
                .with("port", port)
                .with("pos", pos)
                .with("num", PAGE)
                .with("has_content", 0);
    }

    private static long total(ObjectNode reply) {
        OptionalLong total = Json.whole(reply.path("total_num"));
        if (total.isEmpty() || !reply.path("tasks").isArray()) {
            throw new SkylineException("get_tasks: total_num or tasks can't be read");
        }
        return total.getAsLong();
    }

    private static void read(JsonNode entry, Map<Long, SkylineTask> tasks) {
        OptionalLong tid = Tid.echoed(entry.path("tid"));
        if (tid.isEmpty()) {
            throw new SkylineException("get_tasks: a tid can't be read");
        }
        long state = Json.leading(entry.path("state")).orElse(-1);
        tasks.put(
                tid.getAsLong(),
                new SkylineTask(
                        Long.toString(tid.getAsLong()),
                        state == 0
                                ? SkylineTask.State.QUEUED
                                : state == 1 ? SkylineTask.State.SUSPENDED : SkylineTask.State.UNKNOWN,
                        entry.path("from").asText(""),
                        entry.path("to").asText("")));
    }
}

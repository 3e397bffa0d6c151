// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.testkit.skyline;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.smsdispatch.testkit.skyline.PushClient.Push;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Gathers entries per URL until there are enough or the first is old enough. Guarded by the device's lock. */
final class PushBuffer {

    private static final String JSON = "application/json;charset=utf-8";

    private final Shape shape;
    private final Json json;
    private final DeviceTime time;
    private final PushClient client;
    private final PushPolicy policy;
    private final Map<String, Gathered> byUrl = new HashMap<>();

    /**
     * How the push is written.
     *
     * @param type value of {@code type}
     * @param countName name of the count
     * @param listName name of the list
     */
    record Shape(String type, String countName, String listName) {}

    private record Gathered(List<JsonNode> entries, List<Runnable> whenDone) {}

    PushBuffer(Shape shape, Json json, DeviceTime time, PushClient client, PushPolicy policy) {
        this.shape = shape;
        this.json = json;
        this.time = time;
        this.client = client;
        this.policy = policy;
    }

    void add(ReportTarget target, JsonNode entry, Runnable whenDone) {
        if (target.url().isEmpty()) {
            whenDone.run();
            return;
        }
        Gathered gathered = byUrl.get(target.url());
        if (gathered == null) {
            Gathered fresh = new Gathered(new ArrayList<>(), new ArrayList<>());
            gathered = fresh;
            byUrl.put(target.url(), fresh);
            if (target.count() > 1) {
                time.afterSeconds(target.seconds(), () -> flush(target.url(), fresh));
            }
        }
        gathered.entries().add(entry);
        gathered.whenDone().add(whenDone);
        if (gathered.entries().size() >= target.count()) {
            flush(target.url(), gathered);
        }
    }

    void clear() {
        byUrl.clear();
    }

    private void flush(String url, Gathered gathered) {
        if (!byUrl.remove(url, gathered)) {
            return;
        }
        ObjectNode push = Json.object().put("type", shape.type());
        json.count(push, shape.countName(), gathered.entries().size());
        ArrayNode list = push.putArray(shape.listName());
        gathered.entries().forEach(list::add);
        client.push(new Push(
                url, JSON, Json.text(push), policy, () -> gathered.whenDone().forEach(Runnable::run)));
    }
}

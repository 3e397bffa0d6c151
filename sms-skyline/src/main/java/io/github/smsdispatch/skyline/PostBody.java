// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.skyline;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.List;

/** The body of {@code post_sms}: many tasks, each with one recipient. Never writes {@code to_all}. */
final class PostBody {

    private PostBody() {}

    static String of(List<Task> tasks, SkylineSettings settings) {
        ObjectNode body = Json.object().put("type", "send-sms").put("task_num", tasks.size());
        URI reports = settings.reportUrl();
        if (reports != null) {
            body.put("sr_url", reports.toString());
            addInbound(body, reports, settings);
        }
        body.put("sr_cnt", settings.reportCount())
                .put("sr_prd", settings.reportPeriod().toSeconds());
        ArrayNode array = body.putArray("tasks");
        tasks.forEach(task -> add(array.addObject(), task, settings));
        return Json.write(body);
    }

    /** A handset's report comes back as an inbound message, so it needs the way of inbound messages, one at a time. */
    private static void addInbound(ObjectNode body, URI hook, SkylineSettings settings) {
        if (settings.handsetReports()) {
            body.put("sms_url", hook.toString()).put("sms_cnt", 1);
        }
    }

    /** Without sdr a success leaves no trace; without the task's own sr_* its report waits for a minute. */
    private static void add(ObjectNode node, Task task, SkylineSettings settings) {
        node.put("tid", task.tid());
        if (task.from() != null) {
            node.put("from", task.from());
        }
        node.put("to", task.to())
                .put("sms", task.text())
                .put("tmo", settings.taskTimeout().toSeconds())
                .put("sdr", 1)
                .put("fdr", 1)
                .put("dr", settings.handsetReports() ? 1 : 0)
                .put("sr_cnt", 1)
                .put("sr_prd", settings.reportPeriod().toSeconds());
    }
}

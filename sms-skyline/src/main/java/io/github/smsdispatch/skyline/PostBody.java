// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.skyline;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.net.URI;
import java.util.List;

/** The body of {@code post_sms}: many tasks, each with one recipient. Never writes {@code to_all}. */
final class PostBody {

    private PostBody() {}

    static String of(List<Task> tasks, SkylineSettings settings) {
        return Json.write(json -> {
            json.writeStartObject();
            json.writeStringField("type", "send-sms");
            json.writeNumberField("task_num", tasks.size());
            URI reports = settings.reportUrl();
            if (reports != null) {
                json.writeStringField("sr_url", reports.toString());
                writeInbound(reports, settings, json);
            }
            json.writeNumberField("sr_cnt", settings.reportCount());
            json.writeNumberField("sr_prd", settings.reportPeriod().toSeconds());
            json.writeArrayFieldStart("tasks");
            for (Task task : tasks) {
                write(task, settings, json);
            }
            json.writeEndArray();
            json.writeEndObject();
        });
    }

    /** A handset's report comes back as an inbound message, so it needs the way of inbound messages, one at a time. */
    private static void writeInbound(URI hook, SkylineSettings settings, JsonGenerator json) throws IOException {
        if (settings.handsetReports()) {
            json.writeStringField("sms_url", hook.toString());
            json.writeNumberField("sms_cnt", 1);
        }
    }

    /** Without sdr a success leaves no trace; without the task's own sr_* its report waits for a minute. */
    private static void write(Task task, SkylineSettings settings, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeNumberField("tid", task.tid());
        String from = task.from();
        if (from != null) {
            json.writeStringField("from", from);
        }
        json.writeStringField("to", task.to());
        json.writeStringField("sms", task.text());
        json.writeNumberField("tmo", settings.taskTimeout().toSeconds());
        json.writeNumberField("sdr", 1);
        json.writeNumberField("fdr", 1);
        json.writeNumberField("dr", settings.handsetReports() ? 1 : 0);
        json.writeNumberField("sr_cnt", 1);
        json.writeNumberField("sr_prd", settings.reportPeriod().toSeconds());
        json.writeEndObject();
    }
}

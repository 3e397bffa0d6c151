// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.skyline;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.SerializedString;
import java.io.IOException;
import java.net.URI;
import java.util.List;

/** The body of {@code post_sms}: many tasks, each with one recipient. Never writes {@code to_all}. */
final class PostBody {

    // Encoded once: a post writes each of these hundreds of times.
    private static final SerializableString TID = new SerializedString("tid");
    private static final SerializableString FROM = new SerializedString("from");
    private static final SerializableString TO = new SerializedString("to");
    private static final SerializableString SMS = new SerializedString("sms");
    private static final SerializableString TMO = new SerializedString("tmo");
    private static final SerializableString SR_PRD = new SerializedString("sr_prd");

    /** Without sdr a success leaves no trace; without the task's own sr_* its report waits for a minute. */
    private static final SerializableString WITHOUT_HANDSET_REPORT =
            new SerializedString(",\"sdr\":1,\"fdr\":1,\"dr\":0,\"sr_cnt\":1");

    private static final SerializableString WITH_HANDSET_REPORT =
            new SerializedString(",\"sdr\":1,\"fdr\":1,\"dr\":1,\"sr_cnt\":1");

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

    private static void write(Task task, SkylineSettings settings, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeFieldName(TID);
        json.writeNumber(task.tid());
        String from = task.from();
        if (from != null) {
            json.writeFieldName(FROM);
            json.writeString(from);
        }
        json.writeFieldName(TO);
        json.writeString(task.to());
        json.writeFieldName(SMS);
        json.writeString(task.text());
        json.writeFieldName(TMO);
        json.writeNumber(settings.taskTimeout().toSeconds());
        json.writeRaw(settings.handsetReports() ? WITH_HANDSET_REPORT : WITHOUT_HANDSET_REPORT);
        json.writeFieldName(SR_PRD);
        json.writeNumber(settings.reportPeriod().toSeconds());
        json.writeEndObject();
    }
}

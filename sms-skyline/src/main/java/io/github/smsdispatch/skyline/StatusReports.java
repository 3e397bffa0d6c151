// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.skyline;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.smsdispatch.api.DeliveryReport;
import io.github.smsdispatch.api.DeliveryStatus;
import io.github.smsdispatch.http.Shown;
import java.time.Instant;
import java.util.OptionalLong;

/**
 * Reads {@code status-report}. Entries of {@code sdr} mean "taken by the network's message centre", which is not
 * "delivered"; entries of {@code fdr} mean that the device gave up. Both arrays hold only what is new since the last
 * report and may be missing; the counts are cumulative. As every task of ours has one recipient, a report names its SMS
 * by task id alone.
 */
final class StatusReports {

    private static final int MOST_WORDS = 60;

    private final String dispatcher;

    StatusReports(String dispatcher) {
        this.dispatcher = dispatcher;
    }

    void read(JsonNode body, Instant now, Push push) throws BadPushException {
        JsonNode reports = Field.array(body.path("rpts"), "rpts");
        for (int i = 0; i < reports.size(); i++) {
            String path = "rpts[" + i + "]";
            try {
                readTask(reports.get(i), path, now, push);
            } catch (BadPushException e) {
                push.bad(e);
            }
        }
    }

    private void readTask(JsonNode report, String path, Instant now, Push push) throws BadPushException {
        OptionalLong tid = Tid.echoed(report.path("tid"));
        if (tid.isEmpty()) {
            throw new BadPushException(path + ".tid", Field.kind(report.path("tid")), "a whole number");
        }
        JsonNode sent = entries(report.path("sdr"), path + ".sdr");
        JsonNode failed = entries(report.path("fdr"), path + ".fdr");
        for (int i = 0; i < sent.size(); i++) {
            JsonNode entry = Field.array(sent.get(i), path + ".sdr[" + i + "]");
            sent(tid.getAsLong(), port(entry), Field.time(entry.path(3), now), push);
        }
        for (int i = 0; i < failed.size(); i++) {
            failed(tid.getAsLong(), Field.array(failed.get(i), path + ".fdr[" + i + "]"), now, push);
        }
        if (sent.isEmpty() && failed.isEmpty()) {
            byCounts(tid.getAsLong(), report, now, push);
        }
    }

    private static JsonNode entries(JsonNode node, String path) throws BadPushException {
        return node.isMissingNode() || node.isNull() ? Json.object() : Field.array(node, path);
    }

    private void sent(long tid, String port, Instant at, Push push) {
        String detail = port.isEmpty() ? "sent" : "sent through port " + port;
        push.reports.add(report(tid, DeliveryStatus.ON_NETWORK, at, detail));
        push.results.add(new TaskResult(tid, port, TaskCode.OK));
    }

    private void failed(long tid, JsonNode entry, Instant now, Push push) {
        String port = port(entry);
        String process = Shown.text(entry.path(4).asText(""), MOST_WORDS);
        String carrier = Shown.text(entry.path(5).asText(""), MOST_WORDS);
        String detail = "failed" + (port.isEmpty() ? "" : " on port " + port) + ": "
                + (process.isEmpty() ? "no reason given" : process)
                + (carrier.isEmpty() ? "" : "; network: " + carrier);
        push.reports.add(report(tid, DeliveryStatus.UNDELIVERED, Field.time(entry.path(3), now), detail));
        long code = Json.leading(entry.path(4)).orElse(Verdict.NO_CODE);
        push.results.add(new TaskResult(tid, port, (int) Math.max(Verdict.NO_CODE, Math.min(code, 1_000_000))));
    }

    /** No entries: progress, unless the counts say that the one recipient's SMS is done. */
    private void byCounts(long tid, JsonNode report, Instant now, Push push) {
        boolean open = count(report, "sending") > 0 || count(report, "unsent") > 0;
        long sent = count(report, "sent");
        long failed = count(report, "failed");
        if (!open && sent + failed == 1) {
            DeliveryStatus status = sent == 1 ? DeliveryStatus.ON_NETWORK : DeliveryStatus.UNDELIVERED;
            push.reports.add(report(tid, status, now, "by the report's counts alone"));
            push.results.add(new TaskResult(tid, "", sent == 1 ? TaskCode.OK : Verdict.NO_CODE));
        }
    }

    private static long count(JsonNode report, String key) {
        return Json.whole(report.path(key)).orElse(key.equals("sending") ? 1 : 0);
    }

    private static String port(JsonNode entry) {
        return Shown.text(entry.path(2).asText(""), 20);
    }

    private DeliveryReport report(long tid, DeliveryStatus status, Instant at, String detail) {
        return new DeliveryReport(dispatcher, new DeliveryReport.BySendingId(Long.toString(tid)), status, at, detail);
    }
}

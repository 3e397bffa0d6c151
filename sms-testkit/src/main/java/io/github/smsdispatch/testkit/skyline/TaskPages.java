// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.testkit.skyline;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.smsdispatch.testkit.skyline.Requests.Checked;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** Sending and controlling tasks. Called with the device's lock held. */
final class TaskPages {

    /**
     * What was made of a request to send.
     *
     * @param answer what to say
     * @param units what to send once it was said
     */
    record Posted(ObjectNode answer, List<Radio.Unit> units) {

        CompletableFuture<Void> reported() {
            return CompletableFuture.allOf(
                    units.stream().map(unit -> unit.task().reported).toArray(CompletableFuture[]::new));
        }
    }

    private final Device device;
    private long ownTid = 1_000_000_000L;

    TaskPages(Device device) {
        this.device = device;
    }

    Posted post(Checked request) {
        JsonNode tasks = Json.member(request.body(), "tasks");
        if (!tasks.isArray() || tasks.isEmpty()) {
            return new Posted(Json.coded(404, "Tasks Not Found").put("type", "task-status"), List.of());
        }
        remember(request.body());
        ObjectNode answer = Json.coded(200, "OK").put("type", "task-status");
        ArrayNode statuses = answer.putArray("status");
        List<Radio.Unit> units = new ArrayList<>();
        for (JsonNode task : tasks) {
            Submission submission = Submission.read(task);
            TaskDesk.Verdict verdict = statuses.size() < device.tasksPerRequest
                    ? device.desk.submit(submission, device.reportTarget())
                    : new TaskDesk.Verdict(TaskCode.TOO_MANY_TASK, List.of());
            long tid = submission.tid().isPresent()
                    ? device.desk.kept(submission.tid().getAsLong())
                    : 0;
            statuses.addObject().put("tid", tid).put("status", verdict.code().status());
            units.addAll(verdict.units());
        }
        return new Posted(answer, units);
    }

    /** URLs of a request stay set for the device, as its documents have it. */
    private void remember(JsonNode body) {
        ReportTarget reports = device.reportTarget();
        device.reportTarget(new ReportTarget(
                body.path("sr_url").asText(reports.url()),
                Math.max(1, Requests.integer(body, "sr_cnt", 100)),
                Math.max(1, Requests.integer(body, "sr_prd", 30))));
        ReportTarget inbound = device.inbox.target();
        device.inbox.target(new ReportTarget(
                body.path("sms_url").asText(inbound.url()),
                Math.max(1, Requests.integer(body, "sms_cnt", 1)),
                Math.max(1, Requests.integer(body, "sms_prd", 30))));
    }

    /** The old form: one task of everything in the query. */
    Posted send(Checked request) {
        Submission submission = new Submission(
                OptionalLong.of(ownTid++),
                request.query().getOrDefault("port", ""),
                Submission.recipients(request.query().getOrDefault("recipients", "")),
                request.query().getOrDefault("sms", ""),
                "utf8",
                0,
                Submission.Wishes.DEFAULT);
        TaskDesk.Verdict verdict = device.desk.submit(submission, device.reportTarget());
        boolean taken = verdict.code() == TaskCode.OK;
        String status = verdict.code().status();
        int blank = status.indexOf(' ');
        ObjectNode answer = taken
                ? Json.coded(200, "OK")
                : Json.coded(Integer.parseInt(status.substring(0, blank)), status.substring(blank + 1));
        return new Posted(answer, verdict.units());
    }

    ObjectNode control(Checked request, Consumer<Task> change) {
        JsonNode tids = request.body().path("tids");
        ObjectNode answer = Json.coded(200, "OK");
        if (tids.isEmpty()) {
            List.copyOf(device.desk.queued()).forEach(change);
            return answer;
        }
        ArrayNode results = answer.putArray("results");
        for (JsonNode each : tids) {
            long tid = Submission.number(each).orElse(0);
            // The documents have no code for an unknown tid; the one live reply for such a tid says OK.
            device.desk.find(tid).ifPresent(change);
            results.addObject().put("tid", device.desk.kept(tid)).put("status", TaskCode.OK.status());
        }
        return answer;
    }

    ObjectNode list(Checked request) {
        Optional<PortNames.Name> port = PortNames.parse(request.query().getOrDefault("port", ""));
        int pos = Requests.integer(request.query(), "pos", -1);
        if (port.isEmpty() || pos < 0) {
            return Json.coded(2, "Invalid Port");
        }
        List<Task> all = device.desk.queuedOn(port.get().port());
        int from = Math.min(pos, all.size());
        int num = Math.max(0, Requests.integer(request.query(), "num", 10));
        List<Task> page = all.subList(from, Math.min(all.size(), from + num));
        ObjectNode answer = Json.coded(200, "OK").put("total_num", all.size()).put("task_num", page.size());
        ArrayNode tasks = answer.putArray("tasks");
        boolean content = "1".equals(request.query().get("has_content"));
        page.forEach(task -> tasks.add(entry(task, content)));
        return answer;
    }

    private static ObjectNode entry(Task task, boolean content) {
        ObjectNode entry = Json.object()
                .put("tid", task.tid)
                .put("state", task.suspended ? 1 : 0)
                .put("from", task.submission.from())
                .put("to", String.join(",", task.submission.to()))
                .put("chs", task.submission.charset())
                .put("coding", task.submission.coding());
        return content ? entry.put("sms", task.submission.text()) : entry;
    }
}

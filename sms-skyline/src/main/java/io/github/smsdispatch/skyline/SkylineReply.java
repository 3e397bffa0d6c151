// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.skyline;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.smsdispatch.api.Outcome.Rejected;
import io.github.smsdispatch.api.Outcome.Unavailable;
import io.github.smsdispatch.api.Outcome.Unknown;
import io.github.smsdispatch.api.RejectionReason;
import io.github.smsdispatch.api.UnavailableReason;
import io.github.smsdispatch.api.UnknownReason;
import io.github.smsdispatch.http.Exchange;
import io.github.smsdispatch.http.Exchange.Answer;
import io.github.smsdispatch.http.Exchange.Failure;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * From what came back for a post to one outcome per task. Pure. Two levels must both be positive: the reply's {@code
 * code} and each task's status; tasks are matched by id, never by position. A readable negative answer is a fact,
 * everything else is Unknown; the answers of tunnels are in {@link TunnelAnswer}.
 */
final class SkylineReply {

    private static final int SUCCESS = 200;
    private static final int TASKS_NOT_FOUND = 404;
    private static final int CONFLICT = -2;

    private SkylineReply() {}

    static List<Verdict> read(Exchange exchange, List<Task> tasks) {
        if (exchange instanceof Failure failure) {
            return all(tasks, Verdict.of(failure.outcome()));
        }
        return read((Answer) exchange, tasks);
    }

    private static List<Verdict> read(Answer answer, List<Task> tasks) {
        Optional<ObjectNode> reply = answer.status() < 500 ? Json.readObject(answer.text()) : Optional.empty();
        OptionalLong code = reply.map(r -> Json.leading(r.path("code"))).orElse(OptionalLong.empty());
        boolean contradicts = answer.status() / 100 != 2 && code.orElse(0) == SUCCESS;
        if (code.isEmpty() || reply.isEmpty() || contradicts) {
            return all(tasks, TunnelAnswer.verdict(answer));
        }
        Map<Long, Integer> codes = codes(reply.get().path("status"));
        return code.getAsLong() == SUCCESS
                ? tasks.stream().map(task -> taken(task, codes)).toList()
                : tasks.stream()
                        .map(task -> refused((int) code.getAsLong(), task, codes, tasks.size()))
                        .toList();
    }

    private static Verdict taken(Task task, Map<Long, Integer> codes) {
        Integer code = codes.get(task.tid());
        if (code == null) {
            return unreadable("the reply doesn't mention this task");
        }
        return code == CONFLICT
                ? unreadable("the reply's status of this task can't be read")
                : Verdict.ofCode(code, task);
    }

    /** A code other than 200 for the whole request. */
    private static Verdict refused(int code, Task task, Map<Long, Integer> codes, int tasks) {
        Integer own = codes.get(task.tid());
        if (own != null && own == TaskCode.OK) {
            return unreadable("the reply says both no (code " + code + ") and yes to this task");
        }
        return switch (code) {
            case 1, 14, 16, TaskCode.INVALID_PORT, TaskCode.SIM_UNREGISTERED -> Verdict.ofCode(code, task);
            case TASKS_NOT_FOUND ->
                Verdict.of(new Rejected(RejectionReason.OTHER, "404", "the gateway found no tasks in the request"));
            // Something in one task: alone it is that task's fault, among others nobody knows whose.
            case 3, 8, 9, 11, 12, 15, 17, 18, 19, 20 ->
                tasks == 1
                        ? Verdict.ofCode(code, task)
                        : Verdict.strained(new Unavailable(
                                UnavailableReason.TRANSPORT_ERROR,
                                "code " + code + " for a request of " + tasks + " tasks"));
            // 4, 6, 7, 10, 13 and unknown codes for the whole: some tasks may have been taken before it failed.
            default -> unreadable("code " + code + " for the whole request says nothing about this task");
        };
    }

    private static Map<Long, Integer> codes(JsonNode status) {
        Map<Long, Integer> codes = new HashMap<>();
        for (JsonNode entry : status.isArray() ? status : Json.object()) {
            OptionalLong tid = Tid.echoed(entry.path("tid"));
            if (tid.isEmpty()) {
                continue;
            }
            OptionalLong code = Json.leading(entry.path("status"));
            int value = code.isPresent() && code.getAsLong() <= 1_000_000 ? (int) code.getAsLong() : CONFLICT;
            codes.merge(tid.getAsLong(), value, (a, b) -> a.equals(b) ? a : CONFLICT);
        }
        return codes;
    }

    private static Verdict unreadable(String text) {
        return Verdict.of(new Unknown(UnknownReason.UNREADABLE_ANSWER, text));
    }

    private static List<Verdict> all(List<Task> tasks, Verdict verdict) {
        return tasks.stream().map(task -> verdict).toList();
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.testkit.skyline;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.smsdispatch.testkit.skyline.SkylineDialect.ReportLists;
import java.util.concurrent.CompletableFuture;

/** A task that the gateway works on. Guarded by the device's lock. */
final class Task {

    final long tid;
    final Submission submission;
    final ReportTarget target;
    final CompletableFuture<Void> reported = new CompletableFuture<>();
    boolean suspended;
    boolean timerSet;
    int unsent;
    int sending;

    private int sent;
    private int failed;
    private int unreported;
    private ArrayNode successes = Json.object().arrayNode();
    private ArrayNode failures = Json.object().arrayNode();

    Task(long tid, Submission submission, ReportTarget target, int units) {
        this.tid = tid;
        this.submission = submission;
        this.target = target;
        this.unsent = units;
    }

    boolean finished() {
        return unsent == 0 && sending == 0;
    }

    boolean untouched() {
        return sending == 0 && sent == 0 && failed == 0;
    }

    void succeeded(ArrayNode entry) {
        sent++;
        unreported++;
        if (submission.wishes().successes()) {
            successes.add(entry);
        }
    }

    void failed(ArrayNode entry) {
        failed++;
        unreported++;
        if (submission.wishes().failures()) {
            failures.add(entry);
        }
    }

    boolean reportDue() {
        boolean wanted = submission.wishes().seconds() > 0;
        return wanted
                && unreported > 0
                && (finished() || unreported >= submission.wishes().every());
    }

    boolean reportWaits() {
        return submission.wishes().seconds() > 0 && unreported > 0;
    }

    /** Makes the report of everything since the previous one. */
    ObjectNode report(ReportLists lists) {
        ObjectNode report = Json.object()
                .put("tid", tid)
                .put("sending", sending)
                .put("sent", sent)
                .put("failed", failed)
                .put("unsent", unsent);
        ArrayNode none = Json.object().arrayNode();
        report.set("sdr", lists == ReportLists.EMPTY ? none : successes);
        report.set("fdr", lists == ReportLists.EMPTY ? none : failures);
        successes = Json.object().arrayNode();
        failures = Json.object().arrayNode();
        unreported = 0;
        return report;
    }
}

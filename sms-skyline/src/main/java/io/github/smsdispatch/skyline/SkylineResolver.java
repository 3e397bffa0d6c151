// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.skyline;

import io.github.smsdispatch.api.OutcomeResolver;
import io.github.smsdispatch.api.Resolution;
import io.github.smsdispatch.api.Resolution.Verdict;
import io.github.smsdispatch.http.Deadline;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Finds out about posts without an outcome. A task that the device lists, or reported on, was accepted. One that it
 * doesn't list may be finished or may never have come: that can't be told apart, but after the time in which a report
 * would have come it may be posted again under the same id, because a device that took it answers code 13 instead of
 * sending twice. That holds only while the device remembers the id: so only if it provably hasn't restarted since, and
 * not for longer than the settings say. Everything else stays undecided.
 */
final class SkylineResolver implements OutcomeResolver {

    private final Device device;
    private final SkylineSettings settings;

    SkylineResolver(Device device) {
        this.device = device;
        this.settings = device.settings();
    }

    @Override
    public List<Resolution> resolve(List<Question> questions) {
        boolean ask = settings.enabled() && questions.stream().anyMatch(q -> !reported(q));
        Evidence evidence = ask ? gather(questions) : new Evidence(Map.of(), "not asked", false);
        return questions.stream().map(question -> answer(question, evidence)).toList();
    }

    /** What one visit to the device yields; {@code obstacle} is empty when the list is whole. */
    private record Evidence(Map<Long, SkylineTask> tasks, String obstacle, boolean startKnown) {}

    private Evidence gather(List<Question> questions) {
        Deadline deadline = Deadline.in(settings.timeout());
        try {
            Map<Long, SkylineTask> tasks = new TaskPages(device).all(deadline);
            boolean allListed = questions.stream().allMatch(q -> tasks.containsKey(tid(q)));
            boolean sampled = !allListed && !settings.repeatWithin().isZero() && device.sampleStart(deadline);
            return new Evidence(tasks, "", sampled);
        } catch (SkylineException e) {
            return new Evidence(Map.of(), "the gateway's tasks can't be listed: " + e.getMessage(), false);
        }
    }

    private Resolution answer(Question question, Evidence evidence) {
        long tid = tid(question);
        if (tid < 0) {
            return resolution(Verdict.UNDECIDED, "the sending id is none of a Skyline gateway");
        }
        if (reported(question)) {
            return resolution(Verdict.ACCEPTED, "the gateway reported on the task");
        }
        SkylineTask task = evidence.tasks().get(tid);
        if (task != null) {
            return belongs(task, question)
                    ? resolution(Verdict.ACCEPTED, "the task is listed as " + task.state())
                    : resolution(Verdict.UNDECIDED, "the gateway lists another task under this id");
        }
        return evidence.obstacle().isEmpty()
                ? absent(question, tid, evidence.startKnown())
                : resolution(Verdict.UNDECIDED, evidence.obstacle());
    }

    private Resolution absent(Question question, long tid, boolean startKnown) {
        Instant now = device.clock().instant();
        Duration reportable =
                settings.taskTimeout().plus(settings.reportPeriod().multipliedBy(2));
        if (now.isBefore(question.postedAt().plus(reportable))) {
            return resolution(Verdict.UNDECIDED, "not listed; a report may still come");
        }
        if (settings.repeatWithin().isZero()) {
            return resolution(Verdict.UNDECIDED, "not listed; repeating is switched off");
        }
        if (now.isAfter(question.postedAt().plus(settings.repeatWithin()))) {
            return resolution(Verdict.UNDECIDED, "not listed; the gateway may have forgotten the id by now");
        }
        if (!startKnown || !sameStart(question, tid)) {
            return resolution(Verdict.UNDECIDED, "not listed; the gateway may have restarted since");
        }
        device.continuity().current().ifPresent(start -> device.posts().vouch(tid, start, question.postedAt()));
        return resolution(Verdict.REPEATABLE, "not listed; the gateway hasn't restarted and refuses a second copy");
    }

    /** The start noted at the post is the better evidence; after a restart of this process the time must do. */
    private boolean sameStart(Question question, long tid) {
        Optional<String> noted = device.posts().find(tid).map(Posts.Post::ssrc);
        return noted.isPresent()
                ? noted.equals(device.continuity().current())
                : device.continuity()
                        .unbrokenSince(question.postedAt(), device.clock().instant());
    }

    private boolean reported(Question question) {
        return device.posts().find(tid(question)).map(Posts.Post::reported).orElse(false);
    }

    private static boolean belongs(SkylineTask task, Question question) {
        String digits = question.recipient().digits();
        return task.recipients().isEmpty()
                || Arrays.stream(task.recipients().split(","))
                        .map(number -> number.replaceAll("[^0-9]", ""))
                        .anyMatch(digits::equals);
    }

    private static long tid(Question question) {
        OptionalLong tid = Tid.of(question.sendingId());
        return tid.orElse(-1);
    }

    private Resolution resolution(Verdict verdict, String detail) {
        return new Resolution(verdict, settings.name(), detail);
    }
}

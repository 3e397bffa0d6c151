// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.skyline;

import io.github.smsdispatch.api.Outcome;
import io.github.smsdispatch.api.Posting;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Remembers posts without an outcome, as evidence for the resolver; bounded, in memory alone. Thread-safe. */
final class Posts {

    private static final int MOST = 10_000;

    private final Continuity continuity;
    private final Map<Long, Post> posts = new LinkedHashMap<>() {

        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, Post> eldest) {
            return size() > MOST;
        }
    };

    /**
     * One post.
     *
     * @param ssrc what named the device's start before the post; null when that wasn't known
     * @param reported whether the device reported on it since
     * @param at when, or earlier
     */
    record Post(@Nullable String ssrc, boolean reported, Instant at) {}

    Posts(Continuity continuity) {
        this.continuity = continuity;
    }

    /** Of several posts under one id the first counts: the device may have taken that one. */
    synchronized void before(List<Task> tasks, Instant now) {
        Post post = new Post(continuity.current().orElse(null), false, now);
        tasks.forEach(task -> posts.putIfAbsent(task.tid(), post));
    }

    /** A repeat that wasn't handed over says nothing about the post before it. */
    synchronized void after(List<Task> tasks, List<Verdict> verdicts) {
        for (int i = 0; i < tasks.size(); i++) {
            Outcome outcome = verdicts.get(i).outcome();
            boolean earlier = tasks.get(i).posting() == Posting.REPEAT;
            boolean open = outcome instanceof Outcome.Unknown || (earlier && outcome instanceof Outcome.Unavailable);
            if (!open) {
                posts.remove(tasks.get(i).tid());
            }
        }
    }

    /** What is known now of a post by another process, or from before this one knew the device's start. */
    synchronized void vouch(long tid, String ssrc, Instant at) {
        posts.compute(tid, (id, post) -> {
            if (post != null && post.ssrc() != null) {
                return post;
            }
            return new Post(ssrc, post != null && post.reported(), at);
        });
    }

    synchronized void reported(long tid) {
        posts.computeIfPresent(tid, (id, post) -> new Post(post.ssrc(), true, post.at()));
    }

    synchronized Optional<Post> find(long tid) {
        return Optional.ofNullable(posts.get(tid));
    }
}

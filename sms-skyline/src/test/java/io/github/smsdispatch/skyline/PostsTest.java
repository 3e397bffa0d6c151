// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.skyline;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.smsdispatch.api.Outcome;
import io.github.smsdispatch.api.Posting;
import io.github.smsdispatch.api.UnavailableReason;
import io.github.smsdispatch.api.UnknownReason;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** The evidence kept about posts without an outcome. */
class PostsTest {

    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
    private static final Verdict UNKNOWN = Verdict.of(new Outcome.Unknown(UnknownReason.NO_ANSWER, ""));
    private static final Verdict UNAVAILABLE = Verdict.of(new Outcome.Unavailable(UnavailableReason.UNREACHABLE, ""));
    private static final Verdict ACCEPTED = Verdict.of(new Outcome.Accepted("7", 1));

    private final AtomicLong nanos = new AtomicLong();
    private final Continuity continuity = new Continuity(nanos::get);
    private final Posts posts = new Posts(continuity);

    private void post(Posting posting, Verdict verdict) {
        List<Task> tasks = List.of(new Task(7, posting, null, "15550100001", "hello", 1));
        posts.before(tasks, NOW);
        posts.after(tasks, List.of(verdict));
    }

    @Test
    void onlyPostsWithoutAnOutcomeAreKept() {
        post(Posting.FIRST, UNAVAILABLE);
        assertThat(posts.find(7)).isEmpty();
        post(Posting.FIRST, ACCEPTED);
        assertThat(posts.find(7)).isEmpty();
        post(Posting.FIRST, UNKNOWN);
        assertThat(posts.find(7)).isPresent();
    }

    @Test
    void startOfTheFirstPostCountsAlsoAfterARepeatThatWasNotHandedOver() {
        continuity.saw("a1", NOW);
        post(Posting.FIRST, UNKNOWN);
        continuity.saw("b2", NOW.plusSeconds(60));
        post(Posting.REPEAT, UNAVAILABLE);
        post(Posting.REPEAT, UNKNOWN);
        assertThat(posts.find(7).map(Posts.Post::ssrc)).contains("a1");
        post(Posting.REPEAT, ACCEPTED);
        assertThat(posts.find(7)).isEmpty();
    }

    @Test
    void resetMessageCounterRevealsARestart() {
        continuity.counted(5);
        continuity.saw("a1", NOW);
        continuity.counted(6);
        assertThat(continuity.unbrokenSince(NOW, NOW)).isTrue();
        continuity.counted(1);
        assertThat(continuity.unbrokenSince(NOW.plusSeconds(999), NOW.plusSeconds(999)))
                .isFalse();
    }

    /** Started in the past, it saw the device; then its clock was put right. The device may have started in between. */
    @Test
    void aClockThatWasSetMeanwhileProvesNothing() {
        continuity.saw("a1", NOW.minusSeconds(600));
        nanos.addAndGet(Duration.ofSeconds(30).toNanos());
        Instant posted = NOW.minusSeconds(590);
        assertThat(continuity.unbrokenSince(posted, NOW.minusSeconds(570))).isTrue();
        assertThat(continuity.unbrokenSince(posted, NOW)).isFalse();
        nanos.addAndGet(Duration.ofSeconds(10).toNanos());
        assertThat(continuity.unbrokenSince(posted, NOW.plusSeconds(10))).isFalse();
        assertThat(continuity.unbrokenSince(NOW.plusSeconds(1), NOW.plusSeconds(10)))
                .as("from the jump on it is watched again")
                .isTrue();
    }
}

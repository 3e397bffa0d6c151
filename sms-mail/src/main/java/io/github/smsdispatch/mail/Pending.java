// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.mail;

import io.github.smsdispatch.api.Outcome;
import io.github.smsdispatch.mail.Ending.Failed;
import io.github.smsdispatch.mail.Ending.Kind;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One mail on its way, or only the question whether the server would take one. Its first outcome stays. Thread-safe. */
final class Pending {

    /** What the outcome of a question is measured by. */
    private static final Mail QUESTION = new Mail("up", "", "", "", true, 1);

    private final @Nullable Mail mail;
    private final Progress progress = new Progress();
    private @Nullable Outcome outcome;
    private Duration took = Duration.ZERO;
    private long since = System.nanoTime();

    private Pending(@Nullable Mail mail) {
        this.mail = mail;
    }

    static Pending of(Mail mail) {
        return new Pending(mail);
    }

    static Pending question() {
        return new Pending(null);
    }

    Optional<Mail> mail() {
        return Optional.ofNullable(mail);
    }

    Progress progress() {
        return progress;
    }

    synchronized void begin() {
        since = System.nanoTime();
    }

    void settle(Ending ending) {
        settle(progress.stage(), ending);
    }

    /** Settles it by what happened to another one, at that one's stage. */
    void settle(Stage stage, Ending ending) {
        settle(mail == null ? answer(stage, ending) : MailReply.outcome(stage, ending, mail));
    }

    private static Outcome answer(Stage stage, Ending ending) {
        boolean positive =
                ending instanceof Ending.Answered answered && answered.reply().kind() == 2;
        return positive ? new Outcome.Accepted(QUESTION.id(), 1) : MailReply.outcome(stage, ending, QUESTION);
    }

    synchronized void settle(Outcome known) {
        if (outcome == null) {
            outcome = known;
            took = Duration.ofNanos(System.nanoTime() - since);
        }
    }

    /** The outcome; by now it is the last word, whatever the sending thread still learns. */
    Outcome close() {
        settle(progress.givenUp().orElse(new Failed(Kind.UNREADABLE, "the session ended oddly")));
        return Objects.requireNonNull(settled());
    }

    private synchronized @Nullable Outcome settled() {
        return outcome;
    }

    synchronized Duration took() {
        return took;
    }
}

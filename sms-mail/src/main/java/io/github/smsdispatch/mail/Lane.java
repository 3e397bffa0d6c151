// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.mail;

import io.github.smsdispatch.mail.Ending.Failed;
import io.github.smsdispatch.mail.Ending.Kind;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A thread with its connection. It lives as long as there is work, and a little longer. */
final class Lane implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(Lane.class);

    private final MailSettings settings;
    private final Clock clock;
    private final Lanes lanes;
    private @Nullable SmtpConnection connection;

    Lane(MailSettings settings, Clock clock, Lanes lanes) {
        this.settings = settings;
        this.clock = clock;
        this.lanes = lanes;
    }

    @Override
    public void run() {
        try {
            for (Optional<Job> job = lanes.next(); job.isPresent(); job = lanes.next()) {
                work(job.get());
            }
        } finally {
            lanes.ended();
            if (connection != null) {
                connection.quit();
            }
        }
    }

    private void work(Job job) {
        try {
            post(job);
        } catch (RuntimeException e) {
            LOG.error(
                    "{}: sending failed with {}", settings.name(), e.getClass().getName());
            drop();
            Failed oddly = new Failed(Kind.UNREADABLE, "the session ended oddly");
            job.parts().forEach(part -> part.settle(oddly));
        } finally {
            job.end();
            if (connection != null && settings.values().idleTimeout.isZero()) {
                connection.quit();
                connection = null;
            }
        }
    }

    private void post(Job job) {
        for (Pending part : job.parts()) {
            if (job.isGivenUp()) {
                return;
            }
            part.begin();
            Optional<Ending> obstacle = post(job, part);
            if (obstacle.isPresent()) {
                // Others would fare no better, and each try may bring a lock of the account nearer.
                Stage stage = part.progress().stage();
                job.parts().forEach(other -> other.settle(stage, obstacle.get()));
                return;
            }
        }
    }

    /** Sends one; gives back why no session could be opened. */
    private Optional<Ending> post(Job job, Pending part) {
        SmtpConnection kept = connection;
        if (kept != null) {
            job.uses(kept.wire());
            Ending ending = talk(kept, part);
            // A server that closed the idle connection shows it at the first command: nothing was handed over.
            boolean stale = !part.progress().stage().mayHaveArrived()
                    && part.progress().stage().compareTo(Stage.MAIL) <= 0
                    && ending.connectionEnded();
            if (!stale) {
                end(kept, part, ending);
                return Optional.empty();
            }
            drop();
        }
        try {
            SmtpConnection fresh = SmtpConnection.open(settings, job, part.progress());
            connection = fresh;
            end(fresh, part, talk(fresh, part));
            return Optional.empty();
        } catch (EndedException e) {
            return Optional.of(e.ending());
        }
    }

    private Ending talk(SmtpConnection on, Pending part) {
        return part.mail().map(mail -> on.send(mail, part.progress(), clock)).orElseGet(() -> on.ask(part.progress()));
    }

    private void end(SmtpConnection on, Pending part, Ending ending) {
        part.settle(ending);
        if (!ending.leavesConnectionUsable() || !on.isOpen()) {
            drop();
        }
    }

    private void drop() {
        SmtpConnection old = connection;
        connection = null;
        if (old != null) {
            old.wire().abort();
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.examples.appointments;

import io.github.smsdispatch.examples.appointments.Campaign.State;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/** Puts what running campaigns still have to say into the queue, some hundred SMS per transaction. */
final class CampaignRun implements Run {

    private static final int BATCH = 500;

    private final Database database;
    private final Outbox outbox;
    private final Clock clock;

    CampaignRun(Database database, Outbox outbox, Clock clock) {
        this.database = database;
        this.outbox = outbox;
        this.clock = clock;
    }

    @Override
    public int now() {
        int queued = 0;
        for (long id : database.inTransaction(Campaigns::running)) {
            int batch;
            do {
                batch = database.inTransaction(connection -> next(connection, id));
                queued += batch;
            } while (batch > 0);
        }
        return queued;
    }

    private int next(Connection connection, long id) throws SQLException {
        Campaign campaign = Campaigns.locked(connection, id);
        Salon salon = Salons.get(connection, campaign.salon());
        Instant now = clock.instant();
        if (campaign.state() != State.RUNNING || outbox.isOff() || !salon.isOpen(now)) {
            return 0;
        }
        outbox.suppress(connection, Notices.unwantedOf(connection, id), "the customer wants no SMS");
        List<Notice> waiting = Notices.waitingOf(connection, id, BATCH);
        if (waiting.isEmpty()) {
            finish(connection, id);
            return 0;
        }
        Instant closes = salon.closes(now);
        outbox.send(
                connection,
                waiting.stream()
                        .map(notice -> new Outbox.Letter(notice, text(campaign, salon, notice), closes))
                        .toList());
        return waiting.size();
    }

    private static String text(Campaign campaign, Salon salon, Notice notice) {
        return campaign.text(salon, notice.language()).filled(salon, notice.name(), notice.language(), null);
    }

    /** What expires at the end of the day waits again, so a campaign is done only when nothing is in the queue. */
    private static void finish(Connection connection, long id) throws SQLException {
        if (Notices.counts(connection, id).getOrDefault(NoticeState.QUEUED, 0L) == 0) {
            Campaigns.state(connection, id, State.DONE);
        }
    }
}

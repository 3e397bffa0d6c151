// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.examples.appointments;

import io.github.smsdispatch.api.MessageId;
import io.github.smsdispatch.api.queue.MessageFilter;
import io.github.smsdispatch.api.queue.MessageStatus;
import io.github.smsdispatch.api.queue.QueuedMessage;
import io.github.smsdispatch.examples.appointments.Campaign.State;
import io.github.smsdispatch.examples.appointments.http.Problem;
import io.github.smsdispatch.queue.jdbc.JdbcMessageQueue;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Plans campaigns, lets them go, holds them, and tells how far they are. */
final class CampaignDesk {

    private static final int PAGE = 500;

    private final Database database;
    private final JdbcMessageQueue queue;
    private final Follower follower;
    private final Clock clock;

    CampaignDesk(Database database, JdbcMessageQueue queue, Follower follower, Clock clock) {
        this.database = database;
        this.queue = queue;
        this.follower = follower;
        this.clock = clock;
    }

    /** The queue's tenant of a campaign, by which its messages are found. */
    static String tenant(long campaign) {
        return "campaign-" + campaign;
    }

    long create(String salon, String name, Map<String, String> texts) {
        return database.inTransaction(connection -> {
            String language = Salons.get(connection, salon).language();
            if (!texts.containsKey(language)) {
                throw Problem.badField(
                        "texts", "languages " + texts.keySet(), "the salon's language '" + language + "' too");
            }
            return Campaigns.insert(connection, salon, name, texts, clock.instant());
        });
    }

    CampaignPlan preview(long id) {
        return database.inTransaction(connection -> plan(connection, Campaigns.get(connection, id)));
    }

    private static CampaignPlan plan(Connection connection, Campaign campaign) throws SQLException {
        Salon salon = Salons.get(connection, campaign.salon());
        return CampaignPlan.of(campaign, salon, Customer.reachable(connection, salon.id()));
    }

    /** Nothing goes out that nobody has seen the price of: whoever starts it names the segments of the preview. */
    void start(long id, int segments) {
        database.inTransaction(connection -> {
            Campaign campaign = expect(connection, id, Set.of(State.DRAFT), "start");
            long planned = plan(connection, campaign).segments();
            if (planned != segments) {
                throw Problem.conflict("campaign " + id + " takes " + planned + " segments now, not " + segments
                        + ": look at the preview again");
            }
            Campaigns.address(connection, campaign, clock.instant());
            Campaigns.state(connection, id, State.RUNNING);
            return true;
        });
    }

    /** What waits in the queue is taken out of it; what a worker holds in this moment still goes. */
    void pause(long id) {
        change(id, Set.of(State.RUNNING), State.PAUSED);
        takeBack(id);
    }

    void resume(long id) {
        change(id, Set.of(State.PAUSED), State.RUNNING);
    }

    void cancel(long id) {
        change(id, Set.of(State.DRAFT, State.RUNNING, State.PAUSED), State.CANCELLED);
        takeBack(id);
        database.inTransaction(connection -> Sql.update(
                connection,
                "UPDATE desk_notice SET state = 'CANCELLED', changed_at = ? WHERE campaign = ? AND state = 'WAITING'",
                clock.instant(),
                id));
    }

    private void change(long id, Set<State> from, State to) {
        database.inTransaction(connection -> {
            expect(connection, id, from, to.name().toLowerCase(Locale.ROOT));
            Campaigns.state(connection, id, to);
            return true;
        });
    }

    private static Campaign expect(Connection connection, long id, Set<State> allowed, String what)
            throws SQLException {
        Campaign campaign = Campaigns.locked(connection, id);
        if (!allowed.contains(campaign.state())) {
            throw Problem.conflict("campaign " + id + " is " + campaign.state() + ", so it can't become " + what);
        }
        return campaign;
    }

    private void takeBack(long id) {
        MessageFilter waiting = MessageFilter.builder()
                .tenant(tenant(id))
                .status(MessageStatus.PENDING)
                .build();
        queue.cancel(waiting);
        MessageFilter cancelled = MessageFilter.builder()
                .tenant(tenant(id))
                .status(MessageStatus.CANCELLED)
                .build();
        List<QueuedMessage> page = queue.messages(cancelled, PAGE);
        while (!page.isEmpty()) {
            follower.write(page);
            MessageId last = page.get(page.size() - 1).id();
            page = queue.messages(cancelled.after(last), PAGE);
        }
    }

    Map<String, Object> progress(long id) {
        return database.inTransaction(connection -> {
            Campaign campaign = Campaigns.get(connection, id);
            Map<NoticeState, Long> counts = Notices.counts(connection, id);
            long segments = Notices.segments(connection, id);
            Salon salon = Salons.get(connection, campaign.salon());
            Map<String, Object> shown = new LinkedHashMap<>();
            shown.put("id", id);
            shown.put("salon", salon.id());
            shown.put("name", campaign.name());
            shown.put("state", campaign.state().name());
            shown.put(
                    "recipients",
                    counts.values().stream().mapToLong(Long::longValue).sum());
            counts.forEach((state, count) -> shown.put(state.name().toLowerCase(Locale.ROOT), count));
            shown.put("segmentsSent", segments);
            shown.put("cost", salon.cost(segments));
            shown.put("currency", salon.currency());
            return shown;
        });
    }
}

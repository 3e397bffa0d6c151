// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.examples.appointments;

import io.github.smsdispatch.api.Posting;
import io.github.smsdispatch.api.queue.MessageStatus;
import io.github.smsdispatch.api.queue.QueuedMessage;
import io.github.smsdispatch.queue.jdbc.JdbcMessageQueue;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns what the queue says of a message into the state of its SMS, of its appointment, and a line of the audit log. */
final class Progress {

    private static final Logger LOG = LoggerFactory.getLogger("smsSending");
    private static final String RETRY = "RETRY";
    private static final int LONGEST = 400;

    private final JdbcMessageQueue queue;
    private final Clock clock;

    Progress(JdbcMessageQueue queue, Clock clock) {
        this.queue = queue;
        this.clock = clock;
    }

    boolean write(Connection connection, QueuedMessage message) throws SQLException {
        Optional<Notice> found = Notices.ofMessage(connection, message.id().value());
        if (found.isEmpty()) {
            return false;
        }
        Long id = found.get().appointment();
        Optional<Appointment> appointment =
                id == null ? Optional.empty() : Optional.of(Appointments.locked(connection, id));
        // Again, now that nobody else can change it.
        Notice notice = Notices.ofMessage(connection, message.id().value()).orElse(found.get());
        NoticeState state = stateOf(connection, notice, message, appointment);
        Instant now = clock.instant();
        String detail = detail(message, state);
        boolean moves = state.mayFollow(notice.state());
        boolean tried = !moves && state == NoticeState.QUEUED && !detail.equals(notice.detail());
        if (!moves && !tried) {
            Notices.checked(connection, notice, now);
            return false;
        }
        Notices.state(connection, notice, state, detail, now);
        String step = tried ? RETRY : state == NoticeState.WAITING ? "NOT_SENT" : state.name();
        List<Audit.Line> lines = new ArrayList<>();
        if (isReport(state) && notice.state() != NoticeState.SENT) {
            // The report came before this was looked at.
            lines.add(line(
                    NoticeState.SENT.name(), notice, message, message.progress().detail()));
        }
        lines.add(line(step, notice, message, detail));
        Audit.add(connection, now, lines);
        if (appointment.isPresent()) {
            tell(connection, notice, appointment.get(), state);
        }
        log(step, state, notice, message, detail);
        return moves;
    }

    /** What was certainly not sent may go later, if anybody still wants it to. */
    private NoticeState stateOf(
            Connection connection, Notice notice, QueuedMessage message, Optional<Appointment> appointment)
            throws SQLException {
        NoticeState state = isHeld(connection, notice, message) ? NoticeState.WAITING : NoticeState.of(message);
        if (state != NoticeState.WAITING || notice.state() == NoticeState.CANCELLED) {
            return state == NoticeState.WAITING ? NoticeState.CANCELLED : state;
        }
        Long campaign = notice.campaign();
        boolean wanted = campaign != null
                ? Campaigns.get(connection, campaign).state() != Campaign.State.CANCELLED
                : appointment.isPresent()
                        && (notice.kind() == Kind.CONFIRMATION || notice.kind() == Kind.REVIEW)
                        && appointment.get().version() == notice.version();
        return wanted ? NoticeState.WAITING : NoticeState.CANCELLED;
    }

    /** A worker had it when its campaign was paused or cancelled, and has given it back unsent: now it is held, too. */
    private boolean isHeld(Connection connection, Notice notice, QueuedMessage message) throws SQLException {
        Long campaign = notice.campaign();
        if (campaign == null || message.status() != MessageStatus.PENDING) {
            return false;
        }
        Campaign.State state = Campaigns.get(connection, campaign).state();
        return (state == Campaign.State.PAUSED || state == Campaign.State.CANCELLED)
                && message.progress().posting() == Posting.FIRST
                && queue.cancelWithin(connection, message.id());
    }

    private static void tell(Connection connection, Notice notice, Appointment appointment, NoticeState state)
            throws SQLException {
        if (appointment.version() != notice.version()) {
            return;
        }
        Optional<ConfirmationStatus> confirmation = ConfirmationStatus.of(state);
        if (notice.kind() == Kind.CONFIRMATION && confirmation.isPresent()) {
            Appointments.confirmation(connection, appointment, confirmation.get());
        }
        if (notice.kind() == Kind.REVIEW) {
            Appointments.review(connection, appointment.id(), state == NoticeState.WAITING ? "PENDING" : state.name());
        }
    }

    private static String detail(QueuedMessage message, NoticeState state) {
        String reported = message.delivery().detail();
        boolean byNetwork = state == NoticeState.DELIVERED || state == NoticeState.UNDELIVERED;
        String detail =
                byNetwork && !reported.isEmpty() ? reported : message.progress().detail();
        return detail.length() > LONGEST ? detail.substring(0, LONGEST) : detail;
    }

    private static boolean isReport(NoticeState state) {
        return state == NoticeState.DELIVERED || state == NoticeState.UNDELIVERED;
    }

    private static Audit.Line line(String step, Notice notice, QueuedMessage message, String detail) {
        return new Audit.Line(
                step,
                notice,
                message.id().value(),
                message.progress().dispatcher(),
                message.progress().sendingId(),
                detail);
    }

    private static void log(String step, NoticeState state, Notice notice, QueuedMessage message, String detail) {
        if (state.isTrouble() || step.equals(RETRY)) {
            LOG.warn(
                    "#error: {} {} of {}, message {}: {}",
                    step,
                    notice.kind(),
                    notice.campaign() == null ? "appointment " + notice.appointment() : "campaign " + notice.campaign(),
                    message.id(),
                    detail);
        } else {
            LOG.info("{} {}, message {}", step, notice.kind(), message.id());
        }
    }
}

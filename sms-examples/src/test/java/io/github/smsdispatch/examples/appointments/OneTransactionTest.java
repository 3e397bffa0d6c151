// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.examples.appointments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.smsdispatch.api.queue.MessageStatus;
import io.github.smsdispatch.examples.appointments.Appointment.Source;
import io.github.smsdispatch.queue.jdbc.JdbcMessageQueue;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The booking and its SMS: both or neither. */
class OneTransactionTest {

    private static final Instant NOW = Instant.parse("2026-12-01T14:00:00Z");
    private static final Salon SALON = new Salon(
            "fjord",
            "Fjord",
            ZoneOffset.UTC,
            "en",
            1,
            LocalTime.MIN,
            LocalTime.of(23, 59),
            0,
            "",
            BigDecimal.ONE,
            "EUR");
    private static final Booking BOOKING =
            new Booking(SALON, "+4740000001", "Kari", "en", NOW.plusSeconds(86_400), 60, Source.ONLINE, null);

    private final Database database = Database.open(new DatabaseAddress("jdbc:h2:mem:one;DB_CLOSE_DELAY=-1", "sa", ""));
    private final JdbcMessageQueue queue =
            JdbcMessageQueue.builder(database.source()).build();
    private final Outbox outbox = new Outbox(queue, Clock.fixed(NOW, ZoneOffset.UTC), Outbox.Feature.ON);

    @BeforeEach
    void open() {
        database.inTransaction(connection -> {
            Salons.put(connection, SALON);
            return true;
        });
    }

    @AfterEach
    void close() {
        database.inTransaction(connection -> Sql.update(connection, "DROP ALL OBJECTS"));
        queue.close();
        database.close();
    }

    private Appointment book(Connection connection) throws SQLException {
        Appointment appointment = Appointments.insert(connection, BOOKING);
        outbox.tell(connection, SALON, appointment, Kind.SCHEDULED, appointment.startsAt());
        return appointment;
    }

    @Test
    void aBookingThatFailsAtItsEndLeavesNoSms() {
        assertThatThrownBy(() -> database.inTransaction(connection -> {
                    book(connection);
                    throw new IllegalArgumentException("the card was refused");
                }))
                .hasMessage("the card was refused");

        assertThat(queue.counts().values()).allMatch(count -> count == 0);
        assertThat(rows("desk_appointment") + rows("desk_notice") + rows("desk_audit"))
                .isZero();
    }

    @Test
    void aBookingThatIsStoredHasItsSms() {
        Appointment booked = database.inTransaction(this::book);

        assertThat(queue.messages(MessageStatus.PENDING, 10)).singleElement().satisfies(message -> {
            assertThat(message.request().idempotencyKey()).contains("appointment-" + booked.id() + "-v1-scheduled-1");
            assertThat(message.request().expiresAt()).contains(booked.startsAt());
        });
    }

    @Test
    void aMoveThatFailsLeavesTheOldQuestionInTheQueue() {
        Appointment booked = database.inTransaction(this::book);
        database.inTransaction(
                connection -> outbox.tell(connection, SALON, booked, Kind.CONFIRMATION, booked.startsAt()));

        assertThatThrownBy(() -> database.inTransaction(connection -> {
                    outbox.withdraw(
                            connection,
                            Notices.queuedAbout(connection, booked.id(), Kind.CONFIRMATION),
                            NoticeState.CANCELLED,
                            "moved");
                    throw new IllegalArgumentException("the chair is taken");
                }))
                .hasMessage("the chair is taken");

        assertThat(queue.messages(MessageStatus.PENDING, 10)).hasSize(2);
    }

    private long rows(String table) {
        return database.inTransaction(
                connection -> Sql.one(connection, row -> row.getLong(1), "SELECT COUNT(*) FROM " + table)
                        .orElseThrow());
    }
}

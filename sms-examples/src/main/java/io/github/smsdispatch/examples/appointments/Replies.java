// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.examples.appointments;

import io.github.smsdispatch.api.InboundSms;
import io.github.smsdispatch.api.PhoneNumber;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What customers answer: yes, no more SMS, SMS again; anything else is left to a person. */
final class Replies {

    private static final Set<String> YES = Set.of("C", "Y", "YES", "CONFIRM", "OK", "JA", "J", "OUI", "SI");
    private static final Set<String> STOP = Set.of("STOP", "STOPP", "UNSUBSCRIBE", "END", "QUIT", "ARRET");
    private static final Set<String> START = Set.of("START", "UNSTOP");

    private final Database database;
    private final Outbox outbox;
    private final Clock clock;

    Replies(Database database, Outbox outbox, Clock clock) {
        this.database = database;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** What a text means. */
    enum Meaning {
        CONFIRMED,
        OPTED_OUT,
        OPTED_IN,
        NOT_UNDERSTOOD;

        static Meaning of(String text) {
            String first = text.strip().split("[^\\p{L}]+", 2)[0].toUpperCase(Locale.ROOT);
            if (STOP.contains(first)) {
                return OPTED_OUT;
            }
            return YES.contains(first) ? CONFIRMED : START.contains(first) ? OPTED_IN : NOT_UNDERSTOOD;
        }
    }

    /** Returns when the answer is stored; the same SMS again changes nothing. */
    void receive(InboundSms sms) {
        String digits = sms.from().startsWith("+") ? sms.from().substring(1) : sms.from();
        if (!digits.matches("[1-9][0-9]{6,14}")) {
            return; // A name or a short code: no customer.
        }
        String phone = PhoneNumber.of("+" + digits).value();
        database.inTransaction(connection -> {
            Meaning meaning = Meaning.of(sms.text());
            if (isNew(connection, sms, meaning)) {
                take(connection, phone, meaning);
            }
            return true;
        });
    }

    private boolean isNew(Connection connection, InboundSms sms, Meaning meaning) throws SQLException {
        String key = sms.dispatcher() + "/" + sms.key();
        boolean known = Sql.one(connection, row -> 1, "SELECT message_key FROM desk_inbound WHERE message_key = ?", key)
                .isPresent();
        if (!known) {
            Sql.update(
                    connection,
                    "INSERT INTO desk_inbound (message_key, at, meaning) VALUES (?, ?, ?)",
                    key,
                    clock.instant(),
                    meaning);
        }
        return !known;
    }

    private void take(Connection connection, String phone, Meaning meaning) throws SQLException {
        Instant now = clock.instant();
        List<Appointment> asked = Appointments.asked(connection, phone, now);
        switch (meaning) {
            case OPTED_OUT -> {
                OptOuts.add(connection, phone, now);
                outbox.withdraw(
                        connection,
                        Notices.queuedTo(connection, phone),
                        NoticeState.SUPPRESSED,
                        "the customer wants no SMS");
                Appointments.optedOut(connection, phone);
            }
            case OPTED_IN -> OptOuts.remove(connection, phone);
            case CONFIRMED -> {
                confirm(connection, phone, asked, now);
                return;
            }
            case NOT_UNDERSTOOD -> {}
        }
        Audit.reply(connection, now, meaning.name(), phone, asked.isEmpty() ? null : asked.get(0), "by SMS");
    }

    /** One yes means the latest question, and whatever else this salon has for the customer on that day. */
    private static void confirm(Connection connection, String phone, List<Appointment> asked, Instant now)
            throws SQLException {
        if (asked.isEmpty()) {
            Audit.reply(connection, now, "NOT_UNDERSTOOD", phone, null, "a yes to no question");
            return;
        }
        Appointment latest = asked.get(0);
        Salon salon = Salons.get(connection, latest.salon());
        for (Appointment one : asked) {
            boolean sameDay = salon.day(one.startsAt()).equals(salon.day(latest.startsAt()));
            if (one.salon().equals(latest.salon()) && sameDay) {
                Appointments.confirmation(connection, one, ConfirmationStatus.CONFIRMED);
                Audit.reply(connection, now, Meaning.CONFIRMED.name(), phone, one, "by SMS");
            }
        }
    }
}

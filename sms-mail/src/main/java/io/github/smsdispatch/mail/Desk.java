// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.mail;

import io.github.smsdispatch.api.FormattedSms;
import io.github.smsdispatch.api.PhoneNumber;
import io.github.smsdispatch.mail.Ending.Failed;
import io.github.smsdispatch.mail.Ending.Kind;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Writes mails, hands them to the lanes, and waits no longer than the budget, nor when it is interrupted. */
final class Desk {

    /** How long a cut connection may take to come to light in the sending thread. */
    private static final Duration GRACE = Duration.ofMillis(300);

    private final MailSettings settings;
    private final Lanes lanes;

    Desk(MailSettings settings, Clock clock) {
        this.settings = settings;
        lanes = new Lanes(settings, clock);
    }

    Mail mail(PhoneNumber phone, FormattedSms sms) {
        Template to = settings.values().to;
        String subject = settings.values().subject.fill(phone, sms.text());
        return new Mail(
                "sms-" + UUID.randomUUID(),
                to == null ? "" : to.fill(phone, ""),
                subject.replaceAll("\r\n|\\p{Cntrl}|[\u0085\u2028\u2029]", " "),
                settings.values().body.fill(phone, sms.text()),
                to != null && to.namesRecipient(),
                sms.plan().segments());
    }

    void run(List<Pending> parts) {
        if (parts.isEmpty()) {
            return;
        }
        Job job = new Job(parts);
        @Nullable Failed failure = null;
        if (Thread.currentThread().isInterrupted()) {
            job.giveUp(interrupted());
            return;
        }
        Deadline deadline = Deadline.in(settings.values().timeout);
        lanes.submit(job);
        try {
            if (!job.await(deadline.left())) {
                failure = new Failed(Kind.NO_ANSWER, "no answer within " + settings.values().timeout);
            }
        } catch (InterruptedException e) {
            failure = interrupted();
            Thread.currentThread().interrupt();
        }
        if (failure != null) {
            lanes.withdraw(job);
            job.giveUp(failure);
            awaitEnd(job);
        }
    }

    void close() {
        lanes.close();
    }

    private static Failed interrupted() {
        return new Failed(Kind.INTERRUPTED, "interrupted");
    }

    /** The sending thread may know better, for example of an answer that came in this very moment. */
    private static void awaitEnd(Job job) {
        boolean interrupted = Thread.interrupted();
        Deadline grace = Deadline.in(GRACE);
        while (!grace.passed()) {
            try {
                if (job.await(grace.left())) {
                    break;
                }
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}

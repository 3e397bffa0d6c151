// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.benchmarks.modem;

import io.github.smsdispatch.api.Outcome;
import io.github.smsdispatch.api.Posting;
import io.github.smsdispatch.api.Sms;
import io.github.smsdispatch.benchmarks.Report;
import io.github.smsdispatch.testkit.modem.ModemFault;
import io.github.smsdispatch.testkit.modem.ModemFaultRule;
import io.github.smsdispatch.testkit.modem.ModemSimulator;
import io.github.smsdispatch.testkit.modem.SentText;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Many SMS with a fault every 50: what is certainly not sent is sent again, what is unknown is left alone, and at the end
 * the modem's ledger tells what really happened. Every tenth text has three segments.
 */
final class Soak {

    private static final int EVERY = 50;
    private static final int MOST_TRIES = 200;
    private static final Duration RETRY = Duration.ofMillis(5);
    private static final Duration ANSWER = Duration.ofMillis(250);
    private static final List<ModemFaultRule> FAULTS = List.of(
            ModemFaultRule.once(new ModemFault.Unplug()),
            ModemFaultRule.once(new ModemFault.CmsError(38)),
            ModemFaultRule.once(new ModemFault.HangUp()).afterSending(),
            ModemFaultRule.once(new ModemFault.Silence()).atCommand("AT+CMGS"),
            ModemFaultRule.once(new ModemFault.Unplug()).atCommand("AT+CMGS"),
            ModemFaultRule.once(new ModemFault.Silence()).afterSending(),
            ModemFaultRule.once(new ModemFault.Garbage()).afterSending(),
            ModemFaultRule.once(new ModemFault.BareError()),
            ModemFaultRule.once(new ModemFault.HalfLine()).afterSending(),
            ModemFaultRule.once(new ModemFault.Reboot()),
            ModemFaultRule.once(new ModemFault.Unplug()).afterSending(),
            ModemFaultRule.once(new ModemFault.Late(ANSWER.plusMillis(100))),
            ModemFaultRule.once(new ModemFault.Storm(50)));

    private final Report report;
    private final int count;
    private final Set<String> accepted = new HashSet<>();
    private final Set<String> unknown = new HashSet<>();
    private final Set<String> givenUp = new HashSet<>();

    Soak(Report report, int count) {
        this.report = report;
        this.count = count;
    }

    void run() {
        long start = System.nanoTime();
        ScheduledExecutorService hand = Executors.newSingleThreadScheduledExecutor();
        try (Rig rig = new Rig(ModemSimulator.builder().start(), ANSWER)) {
            var unused = hand.scheduleWithFixedDelay(() -> plugIn(rig), 50, 50, TimeUnit.MILLISECONDS);
            for (int i = 0; i < count; i++) {
                if (i % EVERY == EVERY / 2) {
                    rig.modem.faults().add(FAULTS.get(i / EVERY % FAULTS.size()));
                }
                send(rig, i);
            }
            judge(rig, start);
        } finally {
            hand.shutdownNow();
        }
    }

    /** While the modem is away its port may be somebody else's for a moment; the next round tries again. */
    private static void plugIn(Rig rig) {
        try {
            rig.modem.plugIn();
        } catch (UncheckedIOException e) {
            System.err.println(e.getMessage());
        }
    }

    private static String text(int i) {
        return i % 10 == 9 ? ("soak " + i + " ").repeat(40) : "soak " + i;
    }

    /** A queue in small: unavailable is tried again, unknown is not. */
    private void send(Rig rig, int i) {
        String text = text(i);
        Sms sms = Rig.sms(text).withSendingId(String.valueOf(i + 1), Posting.FIRST);
        for (int k = 0; k < MOST_TRIES; k++) {
            Outcome outcome = rig.dispatcher.send(sms).outcome();
            if (outcome instanceof Outcome.Accepted) {
                accepted.add(text);
                return;
            }
            if (outcome instanceof Outcome.Unknown) {
                unknown.add(text);
                return;
            }
            LockSupport.parkNanos(RETRY.toNanos());
        }
        givenUp.add(text);
    }

    private void judge(Rig rig, long start) {
        Map<String, Long> copies = rig.modem.ledger().texts().stream()
                .map(SentText::text)
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        long lost = accepted.stream().filter(text -> !copies.containsKey(text)).count() + givenUp.size();
        long doubled = copies.values().stream().filter(n -> n > 1).count();
        String scenario = count + " SMS, a fault every " + EVERY;
        report.add(scenario, "lost", lost, "SMS", "<=0");
        report.add(scenario, "doubled", doubled, "SMS", "<=0");
        report.add(scenario, "unknown", unknown.size(), "SMS");
        report.add(
                scenario,
                "unknown_but_sent",
                unknown.stream().filter(copies::containsKey).count(),
                "SMS");
        report.add(scenario, "accepted", accepted.size(), "SMS");
        report.add(scenario, "faults", rig.modem.faults().happened(), "");
        report.add(scenario, "reports", rig.reports.get(), "");
        report.add(scenario, "took", (System.nanoTime() - start) / 1e9, "s");
    }
}

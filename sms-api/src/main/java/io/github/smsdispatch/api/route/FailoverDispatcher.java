// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.api.route;

import io.github.smsdispatch.api.Attempt;
import io.github.smsdispatch.api.Capabilities;
import io.github.smsdispatch.api.Dispatcher;
import io.github.smsdispatch.api.DispatcherStatus;
import io.github.smsdispatch.api.FormattedSms;
import io.github.smsdispatch.api.GuardedSend;
import io.github.smsdispatch.api.Outcome;
import io.github.smsdispatch.api.OutcomeResolver;
import io.github.smsdispatch.api.PhoneNumber;
import io.github.smsdispatch.api.Recovery;
import io.github.smsdispatch.api.SendResult;
import io.github.smsdispatch.api.Sms;
import io.github.smsdispatch.api.SmsMessage;
import io.github.smsdispatch.api.UnavailableReason;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Tries dispatchers in order until one says something other than {@link Outcome.Unavailable}. Keeps nothing between
 * messages: every SMS starts with the first dispatcher, each is tried at most once, and every attempt with its cause is
 * in the result. Accepted, Rejected and Unknown stop it; Unknown because a second route could mean a second copy. An SMS
 * with more segments than a dispatcher takes isn't handed to it: for that one it is rejected, and the next is tried.
 * Thread-safe if the dispatchers are.
 */
public final class FailoverDispatcher implements Dispatcher {

    private static final int LONGEST_NAME = 64;

    private final String name;
    private final List<Dispatcher> dispatchers;
    private final AtomicBoolean closed = new AtomicBoolean();

    private FailoverDispatcher(String name, List<Dispatcher> dispatchers) {
        this.name = checked(name);
        this.dispatchers = dispatchers;
    }

    /**
     * Puts dispatchers in order. A failover dispatcher among them is replaced by its own dispatchers, in their order, so
     * that attempts, stored names and questions about unknown outcomes mean the dispatcher that really sends.
     *
     * @param name the composite's own name
     * @param dispatchers at least one, the preferred first, each name once and made of 1 to 64 printable characters
     * @return the composite; closing it closes them all
     * @throws IllegalArgumentException when there is none, two have one name, or a name is out of its range
     */
    public static FailoverDispatcher of(String name, List<Dispatcher> dispatchers) {
        if (dispatchers.isEmpty()) {
            throw new IllegalArgumentException("dispatchers: received none; allowed: at least one");
        }
        List<Dispatcher> flat = dispatchers.stream()
                .flatMap(d -> d instanceof FailoverDispatcher inner ? inner.dispatchers.stream() : Stream.of(d))
                .toList();
        Set<String> names = new HashSet<>();
        for (Dispatcher dispatcher : flat) {
            if (!names.add(checked(dispatcher.name()))) {
                throw new IllegalArgumentException(
                        "dispatchers: received '" + dispatcher.name() + "' twice; allowed: each name once");
            }
        }
        return new FailoverDispatcher(name, flat);
    }

    private static String checked(String name) {
        boolean printable = name.codePoints().noneMatch(Character::isISOControl);
        if (name.isBlank() || name.length() > LONGEST_NAME || !printable) {
            throw new IllegalArgumentException("dispatcher name: received " + name.length()
                    + " characters; allowed: 1 to " + LONGEST_NAME + " printable ones, not blank");
        }
        return name;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public FormattedSms formatSms(List<SmsMessage> messages) {
        return dispatchers.get(0).formatSms(messages);
    }

    @Override
    public SendResult sendSms(PhoneNumber phone, List<SmsMessage> messages) {
        return send(Sms.of(phone, messages));
    }

    @Override
    public SendResult send(Sms sms) {
        return sendBatch(List.of(sms)).get(0);
    }

    @Override
    public List<SendResult> sendBatch(List<Sms> batch) {
        if (closed.get()) {
            throw new IllegalStateException("dispatcher '" + name + "' is closed");
        }
        List<Journey> all = batch.stream().map(Journey::new).toList();
        for (Dispatcher dispatcher : dispatchers) {
            Capabilities can = FailoverCapabilities.ask(dispatcher);
            List<Journey> open = all.stream()
                    .filter(journey -> journey.wants(dispatcher.name()) && journey.carriedBy(dispatcher, can))
                    .toList();
            int size = can.batchSize();
            for (int from = 0; from < open.size(); from += size) {
                List<Journey> part = open.subList(from, Math.min(from + size, open.size()));
                List<SendResult> results = GuardedSend.sendBatch(
                        dispatcher, part.stream().map(j -> j.sms).toList());
                for (int i = 0; i < part.size(); i++) {
                    part.get(i).add(dispatcher, results.get(i));
                }
            }
        }
        return all.stream().map(journey -> journey.result(this)).toList();
    }

    @Override
    public DispatcherStatus status() {
        return FailoverStatus.of(
                name, dispatchers.stream().map(FailoverStatus::ask).toList());
    }

    /**
     * Gives the first dispatcher's limits, as it gets every SMS first; the sending ids are chosen by the client as soon as
     * one dispatcher allows that, and an SMS may be as long as one of them takes.
     */
    @Override
    public Capabilities capabilities() {
        return FailoverCapabilities.ofAll(dispatchers);
    }

    @Override
    public Optional<OutcomeResolver> resolver() {
        return FailoverResolver.of(dispatchers);
    }

    @Override
    public void close() {
        if (closed.getAndSet(true)) {
            return;
        }
        RuntimeException first = null;
        for (Dispatcher dispatcher : dispatchers) {
            try {
                dispatcher.close();
            } catch (RuntimeException e) {
                if (first == null) {
                    first = e;
                } else {
                    first.addSuppressed(e);
                }
            }
        }
        if (first != null) {
            throw first;
        }
    }

    @Override
    public String toString() {
        return "FailoverDispatcher[" + name + ": "
                + dispatchers.stream().map(Dispatcher::name).toList() + "]";
    }

    /** One SMS on its way through the dispatchers. */
    private static final class Journey {

        private final Sms sms;
        private final List<Attempt> attempts = new ArrayList<>();
        private @Nullable SendResult last;
        private @Nullable SendResult refused;

        Journey(Sms sms) {
            this.sms = sms;
        }

        boolean wants(String dispatcher) {
            boolean open = last == null || last.outcome().mayTryAnotherRoute();
            return open && sms.onlyDispatcher().map(dispatcher::equals).orElse(true);
        }

        /** A refusal for want of room is no answer of a transport: nothing was handed over, so others may be tried. */
        boolean carriedBy(Dispatcher dispatcher, Capabilities can) {
            Optional<SendResult> refusal = SegmentLimit.refusal(dispatcher, can, sms);
            refusal.ifPresent(result -> {
                refused = result;
                attempts.addAll(result.attempts());
            });
            return refusal.isEmpty();
        }

        void add(Dispatcher dispatcher, SendResult result) {
            last = result;
            attempts.addAll(
                    result.attempts().isEmpty()
                            ? List.of(new Attempt(dispatcher.name(), result.outcome(), Duration.ZERO))
                            : result.attempts());
        }

        SendResult result(FailoverDispatcher owner) {
            if (last == null && refused != null) {
                return new SendResult(refused.formatted(), refused.outcome(), attempts);
            }
            if (last == null) {
                String only = sms.onlyDispatcher().orElse("");
                Outcome none = new Outcome.Unavailable(
                        UnavailableReason.CONFIGURATION,
                        "this SMS may go through '" + only + "' only, which isn't among the dispatchers",
                        null,
                        Recovery.BY_OPERATOR);
                return SendResult.of(owner.name(), owner.formatSms(sms.messages()), none);
            }
            return new SendResult(last.formatted(), summary(last.outcome()), attempts);
        }

        /** All unavailable: somebody must act only if every dispatcher needs it, and the soonest retry counts. */
        private Outcome summary(Outcome outcome) {
            if (!(outcome instanceof Outcome.Unavailable unavailable) || attempts.size() < 2) {
                return outcome;
            }
            List<Outcome.Unavailable> causes = attempts.stream()
                    .map(Attempt::outcome)
                    .filter(Outcome.Unavailable.class::isInstance)
                    .map(Outcome.Unavailable.class::cast)
                    .toList();
            boolean hopeless = causes.stream().allMatch(Outcome.Unavailable::permanent);
            return new Outcome.Unavailable(
                    unavailable.reason(),
                    attempts.size() + " dispatchers tried, last: " + unavailable.text(),
                    soonest(causes),
                    hopeless ? Recovery.BY_OPERATOR : Recovery.BY_ITSELF);
        }

        private static @Nullable Duration soonest(List<Outcome.Unavailable> causes) {
            boolean anytime = causes.stream().anyMatch(c -> c.retryAfter().isEmpty() && !c.permanent());
            return anytime
                    ? null
                    : causes.stream()
                            .flatMap(c -> c.retryAfter().stream())
                            .min(Duration::compareTo)
                            .orElse(null);
        }
    }
}

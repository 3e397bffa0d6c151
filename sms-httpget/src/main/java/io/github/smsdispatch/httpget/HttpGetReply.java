// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.httpget;

import io.github.smsdispatch.api.Outcome;
import io.github.smsdispatch.api.Outcome.Accepted;
import io.github.smsdispatch.api.Outcome.Rejected;
import io.github.smsdispatch.api.Outcome.Unavailable;
import io.github.smsdispatch.api.Outcome.Unknown;
import io.github.smsdispatch.api.Recovery;
import io.github.smsdispatch.api.RejectionReason;
import io.github.smsdispatch.api.UnavailableReason;
import io.github.smsdispatch.api.UnknownReason;
import io.github.smsdispatch.http.Exchange;
import io.github.smsdispatch.http.Exchange.Answer;
import io.github.smsdispatch.http.Exchange.Failure;
import io.github.smsdispatch.httpget.Patience.ExhaustedException;
import io.github.smsdispatch.httpget.Rules.Match;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * From what came back to an outcome: the first rule that matches decides; without one the status does, as the module's
 * README has it. Pure but for the clock, which dates of Retry-After are compared with.
 */
final class HttpGetReply {

    /** What a 2xx means that no rule knows. */
    enum Success {
        /** Nothing: only a rule accepts. */
        RULES,
        /** Success, whatever the body says. */
        ANY_2XX
    }

    private static final int LONGEST_ID = 200;
    private static final int LONGEST_CODE = 40;

    private final Rules<Ruling> rules;
    private final Success success;
    private final Masks masks;
    private final Clock clock;

    HttpGetReply(Rules<Ruling> rules, Success success, Masks masks, Clock clock) {
        this.rules = rules;
        this.success = success;
        this.masks = masks;
        this.clock = clock;
    }

    Outcome read(Exchange exchange, Fields.OfSms sms) {
        if (exchange instanceof Failure failure) {
            return failure.outcome();
        }
        Answer answer = (Answer) exchange;
        try {
            Optional<Match<Ruling>> match = rules.first(Facts.of(answer));
            return match.isPresent() ? ruled(match.get(), answer, sms) : byStatus(answer, sms);
        } catch (ExhaustedException e) {
            return unreadable("HTTP " + answer.status() + ": the rules' patterns took longer than "
                    + Patience.LIMIT.toMillis() + " ms on this answer");
        }
    }

    private Outcome ruled(Match<Ruling> match, Answer answer, Fields.OfSms sms) {
        Captures captures = match.captures();
        String words = captures.get(Captures.TEXT)
                .map(text -> masks.shown(text, sms.text()))
                .filter(text -> !text.isBlank())
                .orElse("HTTP " + answer.status() + ", rule " + match.rule().number());
        Ruling ruling = match.rule().verdict();
        if (ruling instanceof Ruling.Accept) {
            return accepted(captures, sms);
        }
        String code = captures.get(Captures.CODE)
                .map(text -> masks.shown(text, sms.text()))
                .map(text -> text.substring(0, Math.min(LONGEST_CODE, text.length())))
                .orElse(Integer.toString(answer.status()));
        if (ruling instanceof Ruling.Reject reject) {
            return new Rejected(reject.reason(), code, words);
        }
        if (ruling instanceof Ruling.Decline decline) {
            Optional<Duration> asked =
                    captures.get(Captures.RETRY_AFTER).flatMap(text -> RetryAfter.parse(text, clock));
            return new Unavailable(
                    decline.reason(),
                    "code " + code + ": " + words,
                    asked.or(() -> retryAfter(answer)).orElse(null),
                    decline.recovery());
        }
        return unreadable("code " + code + ": " + words);
    }

    /** An id that can't be one, or that holds the recipient's number, would be shown and stored: ours is taken then. */
    private static Outcome accepted(Captures captures, Fields.OfSms sms) {
        String digits = sms.phone().startsWith("+") ? sms.phone().substring(1) : sms.phone();
        String id = captures.get(Captures.ID)
                .filter(text -> text.length() <= LONGEST_ID)
                .filter(text -> text.chars().allMatch(c -> c > ' ' && c <= '~'))
                .filter(text -> !text.contains(digits))
                .orElse(sms.id());
        return new Accepted(id, sms.segments());
    }

    private Outcome byStatus(Answer answer, Fields.OfSms sms) {
        int status = answer.status();
        String shown = "HTTP " + status;
        return switch (status) {
            case 401, 403 -> operator(UnavailableReason.LOGIN_REFUSED, shown);
            case 407 -> operator(UnavailableReason.CONFIGURATION, shown + ": the proxy wants a login");
            case 429 -> pause(UnavailableReason.THROTTLED, answer);
            case 408, 425, 503 -> pause(UnavailableReason.BUSY, answer);
            default -> {
                if (status / 100 == 2) {
                    yield success == Success.ANY_2XX
                            ? new Accepted(sms.id(), sms.segments())
                            : unreadable(shown + " with " + answer.contentType() + ", which no rule knows");
                }
                yield status / 100 == 4
                        ? new Rejected(RejectionReason.OTHER, Integer.toString(status), shown)
                        : unreadable(status / 100 == 3 ? shown + ": a redirect that isn't followed" : shown);
            }
        };
    }

    private Outcome pause(UnavailableReason reason, Answer answer) {
        @Nullable Duration asked = retryAfter(answer).orElse(null);
        return new Unavailable(reason, "HTTP " + answer.status(), asked, Recovery.BY_ITSELF);
    }

    private Optional<Duration> retryAfter(Answer answer) {
        return answer.header("Retry-After").flatMap(text -> RetryAfter.parse(text.strip(), clock));
    }

    private static Outcome operator(UnavailableReason reason, String text) {
        return new Unavailable(reason, text, null, Recovery.BY_OPERATOR);
    }

    private static Outcome unreadable(String text) {
        return new Unknown(UnknownReason.UNREADABLE_ANSWER, text);
    }
}

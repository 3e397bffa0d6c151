// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.examples.boost;

import io.github.smsdispatch.api.Outcome;
import io.github.smsdispatch.api.Outcome.Accepted;
import io.github.smsdispatch.api.Outcome.Rejected;
import io.github.smsdispatch.api.Outcome.Unavailable;
import io.github.smsdispatch.api.Outcome.Unknown;
import io.github.smsdispatch.api.Recovery;
import io.github.smsdispatch.api.RejectionReason;
import io.github.smsdispatch.api.UnavailableReason;
import io.github.smsdispatch.api.UnknownReason;
import io.github.smsdispatch.examples.boost.Exchange.Answer;
import io.github.smsdispatch.examples.boost.Exchange.Lost;
import io.github.smsdispatch.examples.boost.Exchange.NotSent;
import io.github.smsdispatch.examples.boost.SoapAnswer.Fault;
import io.github.smsdispatch.examples.boost.SoapAnswer.Returned;
import java.time.Duration;

/**
 * From what came back to an outcome. Pure. Only a positive answer is Accepted, and only what proves that nothing was
 * handed over is Unavailable; what neither says yes nor no is Unknown.
 */
final class BoostReply {

    private static final int OK = 200;

    private BoostReply() {}

    /** Reads what came back; an answer that names no id makes {@code accepted} the outcome, one with an id that id. */
    static Outcome outcome(Exchange exchange, Accepted accepted, Words words) {
        if (exchange instanceof NotSent notSent) {
            return new Unavailable(UnavailableReason.UNREACHABLE, notSent.why());
        }
        if (exchange instanceof Lost lost) {
            return new Unknown(lost.reason(), lost.why());
        }
        Answer answer = (Answer) exchange;
        if (answer.soap() instanceof Fault fault && answer.status() != 401 && answer.status() != 403) {
            return fault(fault, words);
        }
        return answer.status() == OK && answer.soap() instanceof Returned returned
                ? returned(returned.value(), accepted, words)
                : byStatus(answer);
    }

    /** NAV takes what Python calls true for success; here only {@code true} and positive whole numbers are. */
    private static Outcome returned(String value, Accepted accepted, Words words) {
        if (value.equals("true") || value.equals("1")) {
            return accepted;
        }
        if (value.matches("[1-9][0-9]{0,18}")) {
            // Ids are shown and stored; the recipient's number would make a bad one.
            return words.spoken(value) ? accepted : new Accepted(value, accepted.segments());
        }
        // A no without a reason: as likely about the account as about the message, so another route may be tried.
        return value.equals("false") || value.equals("0")
                ? new Unavailable(UnavailableReason.TRANSPORT_ERROR, "the service answered " + value)
                : unreadable("the service returned something that isn't a yes or a no");
    }

    /** SOAP 1.1, section 4.4.1; what stands after a dot makes a code more precise. */
    private static Outcome fault(Fault fault, Words words) {
        String said = words.shown(fault.words());
        String code = words.shown(fault.code());
        if (code.matches("Client\\.Authentication(\\..*)?")) {
            return operator(UnavailableReason.LOGIN_REFUSED, "fault " + code + ": " + said);
        }
        return switch (code.split("\\.", 2)[0]) {
            case "Client" -> new Rejected(RejectionReason.OTHER, code, said);
            case "VersionMismatch", "MustUnderstand" ->
                operator(UnavailableReason.CONFIGURATION, "fault " + code + ": the service wants another SOAP");
            // The service broke while it worked on the message: before or after it passed it on, it doesn't say.
            default -> new Unknown(UnknownReason.TRANSPORT_ERROR, "fault " + code + ": " + said);
        };
    }

    /** Without a word of SOAP, HTTP alone speaks (RFC 9110, section 15). */
    private static Outcome byStatus(Answer answer) {
        int status = answer.status();
        String shown = "HTTP " + status;
        return switch (status) {
            case 401, 403 -> operator(UnavailableReason.LOGIN_REFUSED, shown);
            case 400, 413, 422 -> new Rejected(RejectionReason.OTHER, Integer.toString(status), shown);
            case 408 -> pause(UnavailableReason.BUSY, answer);
            case 429 -> pause(UnavailableReason.THROTTLED, answer);
            // Some proxies say so, too, when the service broke off; those name no time.
            case 503 -> answer.retryAfter().isEmpty() ? unreadable(shown) : pause(UnavailableReason.BUSY, answer);
            default ->
                status / 100 == 4 ? operator(UnavailableReason.CONFIGURATION, shown + ": see url") : unreadable(shown);
        };
    }

    private static Outcome pause(UnavailableReason reason, Answer answer) {
        boolean seconds = answer.retryAfter().matches("[0-9]{1,5}");
        Duration asked = seconds ? Duration.ofSeconds(Long.parseLong(answer.retryAfter())) : null;
        return new Unavailable(reason, "HTTP " + answer.status(), asked, Recovery.BY_ITSELF);
    }

    private static Outcome operator(UnavailableReason reason, String text) {
        return new Unavailable(reason, text, null, Recovery.BY_OPERATOR);
    }

    private static Outcome unreadable(String text) {
        return new Unknown(UnknownReason.UNREADABLE_ANSWER, text);
    }
}

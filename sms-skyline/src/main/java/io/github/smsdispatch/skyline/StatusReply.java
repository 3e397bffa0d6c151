// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.skyline;

import io.github.smsdispatch.api.Outcome;
import io.github.smsdispatch.api.Outcome.Unavailable;
import io.github.smsdispatch.api.Recovery;
import io.github.smsdispatch.api.UnavailableReason;
import io.github.smsdispatch.http.Exchange;
import io.github.smsdispatch.http.Exchange.Answer;
import io.github.smsdispatch.http.Exchange.Failure;
import io.github.smsdispatch.http.Exchange.Kind;
import java.util.Optional;

/** Reads the answer to {@code get_status}. A question hands nothing over, so no failure of it is Unknown. */
final class StatusReply {

    private static final String HINT = "; the port status is needed to choose a port (portChoice)";

    private StatusReply() {}

    static Optional<DevStatus> read(Exchange exchange) {
        return exchange instanceof Answer answer && answer.status() == 200
                ? Json.readObject(answer.text()).flatMap(DevStatus::read)
                : Optional.empty();
    }

    static Outcome obstacle(Exchange exchange) {
        if (exchange instanceof Failure failure) {
            boolean refused = failure.kind() == Kind.LOGIN_REFUSED;
            return new Unavailable(
                    refused ? UnavailableReason.LOGIN_REFUSED : reason(failure.kind()),
                    failure.text() + HINT,
                    null,
                    refused ? Recovery.BY_OPERATOR : Recovery.BY_ITSELF);
        }
        Answer answer = (Answer) exchange;
        long code = Json.readObject(answer.text())
                .map(reply -> Json.leading(reply.path("code")).orElse(-1))
                .orElse(-1L);
        if (code == 1 || code == 14) {
            return TaskCode.loginRefused((int) code);
        }
        Outcome outcome = TunnelAnswer.verdict(answer).outcome();
        return outcome instanceof Unavailable
                ? outcome
                : new Unavailable(
                        UnavailableReason.UNREACHABLE,
                        "HTTP " + answer.status() + " without a readable port status" + HINT);
    }

    private static UnavailableReason reason(Kind kind) {
        return kind == Kind.NO_TURN || kind == Kind.INTERRUPTED
                ? UnavailableReason.BUSY
                : UnavailableReason.UNREACHABLE;
    }
}

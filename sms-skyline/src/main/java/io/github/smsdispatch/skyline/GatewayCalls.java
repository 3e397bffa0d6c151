// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.skyline;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.smsdispatch.http.Deadline;
import io.github.smsdispatch.http.Exchange;
import io.github.smsdispatch.http.Exchange.Answer;
import io.github.smsdispatch.http.Exchange.Failure;
import java.util.OptionalLong;

/** Calls that aren't sends: a positive JSON answer, or an exception. Each page has its own success code. */
final class GatewayCalls {

    private final Gateway gateway;

    GatewayCalls(Gateway gateway) {
        this.gateway = gateway;
    }

    ObjectNode call(GatewayRequest request, int success, Deadline deadline) {
        Exchange exchange = gateway.call(request, deadline);
        if (exchange instanceof Failure failure) {
            throw new SkylineException(request.page() + ": " + failure.text());
        }
        Answer answer = (Answer) exchange;
        ObjectNode reply = Json.readObject(answer.text())
                .orElseThrow(() -> new SkylineException(request.page() + ": HTTP " + answer.status() + " with "
                        + answer.contentType() + " instead of JSON"));
        OptionalLong code = Json.leading(reply.path("code"));
        if (answer.status() != 200 || code.isEmpty() || code.getAsLong() != success) {
            throw new SkylineException(request.page() + ": HTTP " + answer.status() + ", code "
                    + (code.isPresent() ? code.getAsLong() : "missing") + "; expected 200 and " + success);
        }
        return reply;
    }
}

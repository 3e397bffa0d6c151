// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.api;

import io.github.smsdispatch.api.text.SmsFormat;
import java.util.List;

/** Results and messages for tests. */
final class Results {

    static final PhoneNumber ANNA = PhoneNumber.of("+4712345678");
    static final Outcome ACCEPTED = new Outcome.Accepted("77", 1);
    static final Outcome REJECTED = new Outcome.Rejected(RejectionReason.BLOCKED, "21", "barred");
    static final Outcome UNAVAILABLE = new Outcome.Unavailable(UnavailableReason.BUSY, "in use");
    static final Outcome UNKNOWN = new Outcome.Unknown(UnknownReason.NO_ANSWER, "10 s");

    private Results() {}

    static SendResult of(Outcome outcome) {
        return SendResult.of("gw", SmsFormat.standard().format(List.of(SmsMessage.of("hello"))), outcome);
    }

    static Sms sms(String text) {
        return Sms.of(ANNA, List.of(SmsMessage.of(text)));
    }
}

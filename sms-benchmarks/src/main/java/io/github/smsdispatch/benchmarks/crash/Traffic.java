// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.benchmarks.crash;

import io.github.smsdispatch.api.DuplicatePolicy;
import io.github.smsdispatch.api.PhoneNumber;
import io.github.smsdispatch.api.SmsRequest;
import java.util.List;
import java.util.Locale;

/** The messages of a campaign: each number has its text and its policy. */
final class Traffic {

    private static final List<DuplicatePolicy> POLICIES =
            List.of(DuplicatePolicy.RESOLVE_FIRST, DuplicatePolicy.AT_MOST_ONCE, DuplicatePolicy.AT_LEAST_ONCE);

    private Traffic() {}

    static SmsRequest request(int number) {
        // Not one recipient for all, as nobody has that.
        String to = String.format(Locale.ROOT, "+1555010%04d", number % 97);
        return SmsRequest.builder(PhoneNumber.of(to), text(number))
                .duplicatePolicy(policy(text(number)))
                .build();
    }

    static String text(int number) {
        return "message " + number;
    }

    static int number(String text) {
        return Integer.parseInt(text.substring(text.indexOf(' ') + 1));
    }

    static DuplicatePolicy policy(String text) {
        return POLICIES.get(number(text) % POLICIES.size());
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.examples.smsd;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.smsdispatch.api.MessageId;
import io.github.smsdispatch.api.PhoneNumber;
import io.github.smsdispatch.api.SmsEvent;
import io.github.smsdispatch.api.SmsEvent.Type;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RetryLimitTest {

    private final List<MessageId> reached = new ArrayList<>();

    private void hear(RetryLimit limit, Type type, int... ids) {
        for (int id : ids) {
            limit.on(SmsEvent.of(type, Instant.EPOCH, MessageId.of(id), PhoneNumber.of("+4712345678"), ""));
        }
    }

    @Test
    void inAnOutageNobodyReachesTheLimitHoweverOftenItFails() {
        RetryLimit limit = new RetryLimit(2, reached::add);
        for (int i = 0; i < 100; i++) {
            hear(limit, Type.UNAVAILABLE, 1, 2, 3);
        }
        assertThat(reached).isEmpty();
    }

    @Test
    void aMessageThatFailsWhileOthersGetThroughReachesItAlone() {
        RetryLimit limit = new RetryLimit(3, reached::add);
        hear(limit, Type.UNAVAILABLE, 1, 2);
        hear(limit, Type.ACCEPTED, 3);
        hear(limit, Type.UNAVAILABLE, 1);
        hear(limit, Type.REJECTED, 4);
        hear(limit, Type.UNAVAILABLE, 1, 2);
        assertThat(reached).containsExactly(MessageId.of(1));
    }

    @Test
    void aFirstFailureIsNeverTheLast() {
        RetryLimit limit = new RetryLimit(1, reached::add);
        hear(limit, Type.ACCEPTED, 9);
        hear(limit, Type.UNAVAILABLE, 1);
        assertThat(reached).isEmpty();
        hear(limit, Type.ACCEPTED, 9);
        hear(limit, Type.UNAVAILABLE, 1);
        assertThat(reached).containsExactly(MessageId.of(1));
    }

    @Test
    void zeroIsNoLimit() {
        RetryLimit limit = new RetryLimit(0, reached::add);
        for (int i = 0; i < 100; i++) {
            hear(limit, Type.UNAVAILABLE, 1);
            hear(limit, Type.ACCEPTED, 2);
        }
        assertThat(reached).isEmpty();
    }

    @Test
    void aMessageThatGotThroughBeginsAnew() {
        RetryLimit limit = new RetryLimit(2, reached::add);
        hear(limit, Type.UNAVAILABLE, 1);
        hear(limit, Type.ACCEPTED, 1);
        hear(limit, Type.UNAVAILABLE, 1);
        assertThat(reached).isEmpty();
    }
}

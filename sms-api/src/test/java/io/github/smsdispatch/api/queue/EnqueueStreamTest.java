// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.api.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.smsdispatch.api.MessageId;
import io.github.smsdispatch.api.SmsRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The part of a stream that needs no store; the rest is in the contract of queues. */
class EnqueueStreamTest {

    private final List<Integer> parts = new ArrayList<>();
    private final List<Long> heard = new ArrayList<>();

    @Test
    void aStreamIsStoredInPartsOfAThousand() {
        assertThat(stream(2500, 99)).isEqualTo(2500);
        assertThat(parts).containsExactly(1000, 1000, 500);
        assertThat(heard).containsExactly(1000L, 2000L, 2500L);
    }

    @Test
    void anEmptyStreamIsNoPart() {
        assertThat(stream(0, 99)).isZero();
        assertThat(parts).isEmpty();
        assertThat(heard).isEmpty();
    }

    @Test
    void aStoreThatFailsOnTheWayIsReportedWithWhatWasDone() {
        assertThatExceptionOfType(QueueException.class)
                .isThrownBy(() -> stream(2500, 2))
                .withMessageContaining("after 2000 requests")
                .withMessageContaining("the next 500")
                .withMessageContaining("store away");
        assertThat(heard).containsExactly(1000L, 2000L);
    }

    private long stream(int count, int partsUntilAway) {
        Enqueuer enqueuer = requests -> {
            if (parts.size() == partsUntilAway) {
                throw new QueueException("store away", null);
            }
            parts.add(requests.size());
            return requests.stream()
                    .map(r -> new Enqueued(MessageId.random(), Enqueued.Novelty.STORED))
                    .toList();
        };
        return enqueuer.enqueueStream(
                IntStream.range(0, count)
                        .mapToObj(i -> SmsRequest.of("+4712345678", "hello"))
                        .iterator(),
                (part, soFar) -> heard.add(soFar));
    }
}

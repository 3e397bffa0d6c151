// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.benchmarks.drain;

import io.github.smsdispatch.api.PhoneNumber;
import io.github.smsdispatch.api.SmsRequest;
import io.github.smsdispatch.api.queue.MessageQueue;
import java.util.List;
import java.util.stream.IntStream;

/** Messages as all sides have them: some 115 characters to one of 10,000 recipients. */
final class Traffic {

    static final int LENGTH = 115;

    private static final int PORTION = 1000;
    private static final String FILLER =
            "your appointment is at ten, please bring the letter that we sent you. ".repeat(2);

    private Traffic() {}

    static String recipient(int i) {
        return String.format("+1555010%04d", i % 10_000);
    }

    static String text(int i) {
        return ("Message " + i + ": " + FILLER).substring(0, LENGTH);
    }

    static SmsRequest request(int i) {
        return SmsRequest.builder(PhoneNumber.of(recipient(i)), text(i)).build();
    }

    static List<SmsRequest> requests(int count) {
        return IntStream.range(0, count).mapToObj(Traffic::request).toList();
    }

    /** Fills a queue in portions. */
    static void enqueue(MessageQueue queue, int count) {
        for (int from = 0; from < count; from += PORTION) {
            queue.enqueueAll(IntStream.range(from, Math.min(count, from + PORTION))
                    .mapToObj(Traffic::request)
                    .toList());
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.skyline;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.smsdispatch.api.DeliveryStatus;
import io.github.smsdispatch.api.Outcome.Accepted;
import io.github.smsdispatch.api.Posting;
import io.github.smsdispatch.http.Exchange;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Whatever a peer writes, reading it ends with a value. Runs its stored inputs as a test, and fuzzes with JAZZER_FUZZ=1. */
class ParserFuzzTest {

    private static final Task TASK = new Task(1223, Posting.FIRST, null, "15550100001", "hello", 1);

    @FuzzTest(maxDuration = "60s")
    void replyNeverThrowsAndNeverInventsAnAcceptance(byte[] data) {
        String text = new String(data, StandardCharsets.UTF_8);
        for (int status : new int[] {200, 403, 503, 530}) {
            List<Verdict> verdicts =
                    SkylineReply.read(new Exchange.Answer(status, "application/json", text), List.of(TASK));
            assertThat(verdicts).hasSize(1);
            if (verdicts.get(0).outcome() instanceof Accepted) {
                assertThat(status).isEqualTo(200);
                assertThat(text).contains("200");
            }
        }
    }

    @FuzzTest(maxDuration = "60s")
    void pushIsReadOrRefused(byte[] data) {
        PushReader reader = new PushReader("skyline1", Duration.ofDays(3), DeliveryStatus.UNDELIVERED);
        String text = new String(data, StandardCharsets.UTF_8);
        try {
            assertThat(reader.readJson(text, Instant.EPOCH).errors).doesNotContainNull();
        } catch (BadPushException e) {
            assertThat(e.reason()).contains("allowed");
        }
        try {
            assertThat(reader.readLegacy(text, text, Instant.EPOCH).inbound).hasSize(1);
        } catch (BadPushException e) {
            assertThat(e.reason()).startsWith("sender");
        }
    }
}

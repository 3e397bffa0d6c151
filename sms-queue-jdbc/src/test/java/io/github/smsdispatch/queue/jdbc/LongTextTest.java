// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.queue.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.zaxxer.hikari.HikariDataSource;
import io.github.smsdispatch.api.PhoneNumber;
import io.github.smsdispatch.api.SmsRequest;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The longest texts fit every column, and longer ones never get to the database. */
class LongTextTest {

    private static final PhoneNumber ANNA = PhoneNumber.of("+15550100001");
    private static final int SEPTETS = 255 * 153;
    private static final int UCS2 = 255 * 67;

    @ParameterizedTest
    @EnumSource
    void theLongestTextsAreStoredWhole(QueueDialect dialect) {
        List<String> texts = List.of("x".repeat(SEPTETS), "ж".repeat(UCS2), "😀".repeat(UCS2 / 2 - 200));
        try (HikariDataSource pool = Databases.of(dialect, 2)) {
            QueueSchema.install(pool);
            JdbcMessageQueue queue =
                    JdbcMessageQueue.builder(pool).dialect(dialect).build();
            texts.forEach(text -> queue.enqueue(SmsRequest.builder(ANNA, text).build()));
            assertThat(queue.claim("worker", 9, Duration.ofMinutes(1)))
                    .extracting(m -> m.request().text())
                    .containsExactlyElementsOf(texts);
        }
    }

    @Test
    void aLongerTextIsRefusedByTheRequest() {
        String text = "x".repeat(SEPTETS + 1);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SmsRequest.builder(ANNA, text))
                .withMessageContaining("text")
                .withMessageNotContaining("xxx");
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.queue.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.zaxxer.hikari.HikariDataSource;
import io.github.smsdispatch.api.SmsRequest;
import io.github.smsdispatch.api.queue.MessageStatus;
import io.github.smsdispatch.api.queue.QueueException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Rows that somebody edited by hand. */
class EditedRowsTest {

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "MYSQL")
    void anUnreadableRowFailsAndTheOthersGo(QueueDialect dialect) {
        try (HikariDataSource pool = Databases.of(dialect, 2)) {
            QueueSchema.install(pool);
            JdbcMessageQueue queue = JdbcMessageQueue.builder(pool).build();
            List<SmsRequest> requests = List.of(
                    SmsRequest.of("+4712345678", "one"),
                    SmsRequest.of("+4712345678", "two"),
                    SmsRequest.of("+4712345678", "three"),
                    SmsRequest.of("+4712345678", "four"));
            String bad = queue.enqueueAll(requests).get(0).id().value();
            Databases.execute(pool, "UPDATE sms_message SET recipient = '12 34 secret' WHERE id = " + bad);
            Databases.execute(pool, "UPDATE sms_message SET body = ' ' WHERE body = 'two'");
            assertThatExceptionOfType(QueueException.class)
                    .isThrownBy(() -> queue.messages(MessageStatus.PENDING, 10))
                    .withMessageContaining("message " + bad)
                    .withMessageContaining("column recipient")
                    .withMessageNotContaining("secret");
            assertThat(queue.claim("worker", 2, Duration.ofMinutes(1)))
                    .extracting(m -> m.request().text())
                    .containsExactly("three", "four");
            assertThat(queue.counts()).containsEntry(MessageStatus.FAILED, 2L).containsEntry(MessageStatus.CLAIMED, 2L);
            assertThat(queue.claim("worker", 2, Duration.ofMinutes(1))).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "MYSQL")
    void anIllegalStatusIsRefusedByTheTable(QueueDialect dialect) {
        try (HikariDataSource pool = Databases.of(dialect, 2)) {
            QueueSchema.install(pool);
            JdbcMessageQueue.builder(pool).build().enqueue(SmsRequest.of("+4712345678", "one"));
            assertThatExceptionOfType(IllegalStateException.class)
                    .isThrownBy(() -> Databases.execute(pool, "UPDATE sms_message SET status = 'Q'"));
        }
    }
}

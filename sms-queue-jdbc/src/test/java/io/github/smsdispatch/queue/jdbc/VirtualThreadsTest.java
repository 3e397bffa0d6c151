// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.queue.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.zaxxer.hikari.HikariDataSource;
import io.github.smsdispatch.api.Outcome;
import io.github.smsdispatch.api.PhoneNumber;
import io.github.smsdispatch.api.SmsRequest;
import io.github.smsdispatch.api.SmsSender;
import io.github.smsdispatch.testkit.RecordingDispatcher;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadFactory;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Lanes, and applications that enqueue, on virtual threads. By reflection, because this is compiled for Java 17. */
class VirtualThreadsTest {

    private static final int MESSAGES = 200;

    @ParameterizedTest
    @EnumSource
    @Timeout(60)
    void aSenderSendsOnVirtualThreads(QueueDialect dialect) throws Exception {
        assumeTrue(Runtime.version().feature() >= 21, "virtual threads need Java 21 or newer");
        ThreadFactory virtual = virtualThreads();
        Set<Boolean> kinds = ConcurrentHashMap.newKeySet();
        RecordingDispatcher gateway = RecordingDispatcher.named("gateway");
        gateway.answer(sms -> {
            kinds.add(isVirtual(Thread.currentThread()));
            return new Outcome.Accepted(sms.sendingId().orElse("none"), 1);
        });
        try (HikariDataSource pool = Databases.of(dialect, 4)) {
            QueueSchema.install(pool);
            JdbcMessageQueue queue =
                    JdbcMessageQueue.builder(pool).dialect(dialect).build();
            try (SmsSender sender = SmsSender.builder()
                    .dispatcher(gateway)
                    .queue(queue)
                    .laneThreads(virtual)
                    .build()) {
                sender.start();
                List<Thread> applications = new ArrayList<>();
                for (int i = 0; i < MESSAGES; i++) {
                    SmsRequest request =
                            SmsRequest.of(PhoneNumber.of("+15550100001").value(), "number " + i);
                    applications.add(virtual.newThread(() -> sender.enqueue(request)));
                }
                applications.forEach(Thread::start);
                Patience.awaitSent(queue, MESSAGES);
            }
        }
        assertThat(gateway.sent()).hasSize(MESSAGES);
        assertThat(kinds).containsExactly(true);
    }

    private static ThreadFactory virtualThreads() throws ReflectiveOperationException {
        Object builder = Thread.class.getMethod("ofVirtual").invoke(null);
        return (ThreadFactory)
                Class.forName("java.lang.Thread$Builder").getMethod("factory").invoke(builder);
    }

    private static boolean isVirtual(Thread thread) {
        try {
            return (boolean) Thread.class.getMethod("isVirtual").invoke(thread);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}

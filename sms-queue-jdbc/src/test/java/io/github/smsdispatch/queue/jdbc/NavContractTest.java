// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.queue.jdbc;

import com.zaxxer.hikari.HikariDataSource;
import io.github.smsdispatch.api.Grouping;
import io.github.smsdispatch.api.queue.MessageQueue;
import io.github.smsdispatch.api.queue.MessageStatus;
import io.github.smsdispatch.testkit.contract.MessageQueueContract;
import io.github.smsdispatch.testkit.contract.QueueFeature;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;

/** As much of the contract as NAV's table has columns for; each message is an SMS of its own here. */
class NavContractTest implements MessageQueueContract {

    private HikariDataSource nav;

    @Override
    public MessageQueue newQueue(Clock clock) {
        nav = NavDatabase.open(6);
        return NavSmsQueue.builder(nav)
                .clock(clock)
                .grouping(Grouping.SEPARATE)
                .zone(ZoneId.of("America/New_York"))
                .account(NavDatabase.ACCOUNT)
                .build();
    }

    @Override
    public Set<QueueFeature> features() {
        return Set.of();
    }

    @Override
    public MessageStatus shown(MessageStatus status) {
        return MessageStatus.IGNORED;
    }

    @AfterEach
    void closeDatabase() {
        if (nav != null) {
            nav.close();
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.queue.jdbc;

import com.zaxxer.hikari.HikariDataSource;
import io.github.smsdispatch.api.queue.Enqueuer;
import io.github.smsdispatch.api.queue.MessageQueue;
import io.github.smsdispatch.testkit.contract.MessageQueueContract;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;

/** A queue over a fresh database for each test of the contract. */
abstract class ContractFixture implements MessageQueueContract {

    private HikariDataSource database;

    abstract HikariDataSource open();

    /** A connection beside those of the queue. */
    Connection callersConnection(HikariDataSource queues) throws SQLException {
        return queues.getConnection();
    }

    @Override
    public MessageQueue newQueue(Clock clock) {
        database = open();
        QueueSchema.install(database);
        return JdbcMessageQueue.builder(database).clock(clock).build();
    }

    @AfterEach
    void closeDatabase() {
        if (database != null) {
            database.close();
        }
    }

    @Override
    public Optional<CallersTransaction> begin(MessageQueue queue) {
        try {
            return Optional.of(new Transaction((JdbcMessageQueue) queue, callersConnection(database)));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private record Transaction(JdbcMessageQueue queue, Connection connection) implements CallersTransaction {

        Transaction {
            run(() -> connection.setAutoCommit(false));
        }

        @Override
        public Enqueuer enqueuer() {
            return queue.within(connection);
        }

        @Override
        public void commit() {
            run(connection::commit);
        }

        @Override
        public void rollback() {
            run(connection::rollback);
        }

        @Override
        public void close() {
            run(connection::rollback);
            run(connection::close);
        }

        private static void run(Step step) {
            try {
                step.run();
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }

        @FunctionalInterface
        interface Step {
            void run() throws SQLException;
        }
    }
}

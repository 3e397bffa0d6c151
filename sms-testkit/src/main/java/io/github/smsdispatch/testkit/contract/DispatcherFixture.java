// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.testkit.contract;

import io.github.smsdispatch.api.DeliveryReport;
import io.github.smsdispatch.api.Dispatcher;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** A fresh dispatcher with its peer, for one contract test. */
public interface DispatcherFixture extends AutoCloseable {

    /**
     * Gives the dispatcher under test.
     *
     * @return the same one each time
     */
    Dispatcher dispatcher();

    /**
     * Gives its peer.
     *
     * @return the same one each time
     */
    GatewayFixture gateway();

    /**
     * Tells how long a send may take by the dispatcher's settings. Short budgets, such as 500 ms, make tests fast.
     *
     * @return the configured time budget
     */
    Duration timeBudget();

    /**
     * Tells how much longer than its budget a send may take on a busy machine.
     *
     * @return 2 s unless overridden
     */
    default Duration margin() {
        return Duration.ofSeconds(2);
    }

    /**
     * Gives everything that must never appear in a text.
     *
     * @return passwords, tokens, secret parts of paths; empty when the transport has none
     */
    Set<String> secrets();

    /**
     * Gives what was logged so far, for the search for secrets. A capturing appender is the usual way; include all levels
     * that users switch on.
     *
     * @return all log lines since the fixture was made; empty when they aren't captured, then that test is skipped
     */
    default Optional<Supplier<List<String>>> logs() {
        return Optional.empty();
    }

    /**
     * Gives the delivery reports that came so far.
     *
     * @return the reports; empty when the transport has none that name the sending id, then that test is skipped
     */
    default Optional<Supplier<List<DeliveryReport>>> reports() {
        return Optional.empty();
    }

    /**
     * Tells which threads must end with the dispatcher.
     *
     * @param thread a thread that came into being during the test
     * @return whether it is the dispatcher's; unless overridden every thread that would keep the process alive
     */
    default boolean isDispatcherThread(Thread thread) {
        return !thread.isDaemon();
    }

    /** Closes dispatcher and peer. */
    @Override
    void close();
}

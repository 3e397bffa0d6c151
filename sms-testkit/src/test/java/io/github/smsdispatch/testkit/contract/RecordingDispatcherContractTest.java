// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.testkit.contract;

import io.github.smsdispatch.api.Dispatcher;
import io.github.smsdispatch.api.Outcome;
import io.github.smsdispatch.api.Recovery;
import io.github.smsdispatch.api.RejectionReason;
import io.github.smsdispatch.api.UnavailableReason;
import io.github.smsdispatch.api.UnknownReason;
import io.github.smsdispatch.testkit.RecordingDispatcher;
import java.time.Duration;
import java.util.EnumSet;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/** The recording dispatcher keeps the contract as far as something without a transport can. */
class RecordingDispatcherContractTest extends DispatcherContract {

    @Override
    protected DispatcherFixture fixture() {
        return new Fixture();
    }

    private static final class Fixture implements DispatcherFixture, GatewayFixture {

        private final RecordingDispatcher dispatcher = RecordingDispatcher.named("recording");
        private final AtomicInteger ids = new AtomicInteger();

        Fixture() {
            dispatcher.patience(timeBudget());
        }

        @Override
        public Dispatcher dispatcher() {
            return dispatcher;
        }

        @Override
        public GatewayFixture gateway() {
            return this;
        }

        @Override
        public Duration timeBudget() {
            return Duration.ofMillis(300);
        }

        @Override
        public Set<String> secrets() {
            return Set.of();
        }

        @Override
        public Set<Situation> offers() {
            return EnumSet.allOf(Situation.class);
        }

        @Override
        public void arrange(Situation situation) {
            dispatcher.release();
            if (situation == Situation.SILENT_AFTER_REQUEST) {
                dispatcher.hold();
            }
            dispatcher.answer(sms -> outcome(situation));
        }

        private Outcome outcome(Situation situation) {
            return switch (situation) {
                case ACCEPTING -> new Outcome.Accepted("id-" + ids.incrementAndGet(), 1);
                case REFUSING_CONNECTIONS -> new Outcome.Unavailable(UnavailableReason.UNREACHABLE, "refused");
                case REFUSING_LOGIN ->
                    new Outcome.Unavailable(UnavailableReason.LOGIN_REFUSED, "login", null, Recovery.BY_OPERATOR);
                case REJECTING_MESSAGE -> new Outcome.Rejected(RejectionReason.BLOCKED, "42", "barred");
                default -> new Outcome.Unknown(UnknownReason.CONNECTION_LOST, situation.name());
            };
        }

        @Override
        public OptionalInt requestsSeen() {
            return OptionalInt.empty();
        }

        @Override
        public boolean awaitRequest(Duration atMost) throws InterruptedException {
            return dispatcher.awaitSent(1, atMost);
        }

        @Override
        public void close() {
            dispatcher.close();
        }
    }
}

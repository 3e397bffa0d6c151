// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.smsdispatch.api.queue.Claim;
import io.github.smsdispatch.api.text.SmsFormat;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LanesTest {

    private static final Duration AT_ONCE = Duration.ZERO;
    private static final Duration LONG = Duration.ofSeconds(30);
    private static final Executor HERE = Runnable::run;

    private static Lanes lanes(Outcome outcome, Executor executor, int size) {
        return new Lanes(ScriptedDispatcher.answering("gw", outcome), executor, size);
    }

    private static List<Shipment> shipments(int count) {
        return Packing.of(
                        IntStream.rangeClosed(1, count)
                                .mapToObj(i -> Queued.message(i).build())
                                .toList(),
                        "worker",
                        SmsFormat.standard()::format)
                .shipments();
    }

    @Test
    void allFreeLanesAreTakenUpToTheSmallerOfBothLimits() throws InterruptedException {
        Lanes lanes = lanes(Results.ACCEPTED, HERE, 4);
        assertThat(lanes.takeFree(3, AT_ONCE)).isEqualTo(3);
        assertThat(lanes.takeFree(10, AT_ONCE)).isEqualTo(1);
        assertThat(lanes.takeFree(10, AT_ONCE)).isZero();
        lanes.giveBack(2);
        assertThat(lanes.takeFree(10, AT_ONCE)).isEqualTo(2);
    }

    @Test
    void aDispatcherThatTakesNothingNowGetsNoLane() throws InterruptedException {
        assertThat(lanes(Results.ACCEPTED, HERE, 4).takeFree(0, AT_ONCE)).isZero();
    }

    @Test
    void aLimitThatShrinksBelowWhatRunsTakesNothing() throws InterruptedException {
        Lanes lanes = lanes(Results.ACCEPTED, HERE, 4);
        assertThat(lanes.takeFree(4, AT_ONCE)).isEqualTo(4);
        lanes.giveBack(1);
        assertThat(lanes.takeFree(2, AT_ONCE)).isZero();
    }

    @Test
    void stoppedLanesGiveNothingAndNobodyWaits() throws Exception {
        Lanes lanes = lanes(Results.ACCEPTED, HERE, 1);
        assertThat(lanes.takeFree(1, AT_ONCE)).isEqualTo(1);
        CompletableFuture<Integer> waiting = CompletableFuture.supplyAsync(() -> {
            try {
                return lanes.takeFree(1, LONG);
            } catch (RuntimeException e) {
                throw e;
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
        lanes.stop();
        assertThat(waiting.get(20, TimeUnit.SECONDS)).isZero();
        assertThat(lanes.stopping()).isTrue();
        lanes.giveBack(1);
        assertThat(lanes.takeFree(1, LONG)).isZero();
    }

    @Test
    void shipmentsAreSpreadOverAsFewLanesAsTheBatchSizeAllows() throws InterruptedException {
        Lanes lanes = lanes(Results.ACCEPTED, HERE, 4);
        assertThat(lanes.start(shipments(25), 10)).isEqualTo(3);
        assertThat(lanes.awaitLanded(AT_ONCE))
                .extracting(landing -> landing.shipments().size())
                .containsExactly(10, 10, 5);
    }

    @Test
    void nothingToShipUsesNoLane() {
        assertThat(lanes(Results.ACCEPTED, HERE, 4).start(List.of(), 10)).isZero();
    }

    @Test
    void shipmentsStayClaimedUntilTheyAreMarked() throws InterruptedException {
        Lanes lanes = lanes(Results.ACCEPTED, HERE, 4);
        assertThat(lanes.takeFree(1, AT_ONCE)).isEqualTo(1);
        assertThat(lanes.start(shipments(2), 2)).isEqualTo(1);
        List<Lanes.Landing> landed = lanes.awaitLanded(AT_ONCE);
        assertThat(lanes.claims())
                .containsExactlyInAnyOrder(
                        new Claim(MessageId.of(1), "worker", 1), new Claim(MessageId.of(2), "worker", 1));
        assertThat(lanes.idle()).isFalse();
        lanes.finished(landed);
        assertThat(lanes.claims()).isEmpty();
        assertThat(lanes.idle()).isTrue();
    }

    @Test
    void whatADispatcherThrowsLandsLikeAnyOtherOutcome() throws InterruptedException {
        Lanes lanes = new Lanes(ScriptedDispatcher.throwing("gw", new IllegalStateException("bug")), HERE, 1);
        lanes.start(shipments(1), 1);
        assertThat(lanes.awaitLanded(AT_ONCE))
                .singleElement()
                .satisfies(landing ->
                        assertThat(landing.results().get(0).outcome()).isInstanceOf(Outcome.Unknown.class));
    }

    @Test
    void whatIsTurnedBackWasNotHandedOver() throws InterruptedException {
        Lanes lanes = lanes(Results.ACCEPTED, HERE, 4);
        assertThat(lanes.turnBack(shipments(3), 2)).isEqualTo(2);
        assertThat(lanes.awaitLanded(AT_ONCE))
                .flatExtracting(Lanes.Landing::results)
                .hasSize(3)
                .allMatch(result -> result.outcome() instanceof Outcome.Unavailable);
    }

    @Test
    void aFactoryThatThrowsAnErrorLeavesNoMessageBehind() throws InterruptedException {
        Lanes lanes = lanes(
                Results.ACCEPTED,
                work -> {
                    throw new NoClassDefFoundError("Thread");
                },
                1);
        assertThat(lanes.start(shipments(1), 1)).isEqualTo(1);
        assertThat(lanes.awaitLanded(AT_ONCE)).hasSize(1);
    }

    @Test
    void withoutAThreadNothingWasHandedOver() throws InterruptedException {
        Lanes lanes = lanes(
                Results.ACCEPTED,
                work -> {
                    throw new RejectedExecutionException("closing");
                },
                1);
        assertThat(lanes.start(shipments(2), 2)).isEqualTo(1);
        assertThat(lanes.awaitLanded(AT_ONCE))
                .singleElement()
                .satisfies(landing -> assertThat(landing.results())
                        .hasSize(2)
                        .allSatisfy(result -> assertThat(result.outcome()).isInstanceOf(Outcome.Unavailable.class)));
    }

    @Test
    void whenTheSystemHasNoMoreThreadsNothingWasHandedOverEither() throws InterruptedException {
        Lanes lanes = lanes(
                Results.ACCEPTED,
                work -> {
                    throw new OutOfMemoryError("unable to create native thread");
                },
                1);
        lanes.start(shipments(1), 1);
        assertThat(lanes.awaitLanded(AT_ONCE))
                .singleElement()
                .satisfies(landing ->
                        assertThat(landing.results().get(0).outcome()).isInstanceOf(Outcome.Unavailable.class));
    }

    @Test
    void abandonedLanesHoldNoClaimAndKeepNobodyWaiting() throws InterruptedException {
        Lanes lanes = lanes(Results.ACCEPTED, work -> {}, 1);
        assertThat(lanes.takeFree(1, AT_ONCE)).isEqualTo(1);
        lanes.start(shipments(1), 1);
        assertThat(lanes.claims()).hasSize(1);
        lanes.stop();
        lanes.abandon();
        assertThat(lanes.claims()).isEmpty();
        assertThat(lanes.idle()).isTrue();
        lanes.awaitIdle(LONG);
    }

    @Test
    void allThatLandedMeanwhileIsGivenTogether() throws InterruptedException {
        List<Runnable> later = new ArrayList<>();
        Lanes lanes = lanes(Results.ACCEPTED, later::add, 4);
        lanes.start(shipments(3), 1);
        assertThat(lanes.awaitLanded(AT_ONCE)).isEmpty();
        later.forEach(Runnable::run);
        assertThat(lanes.awaitLanded(LONG)).hasSize(3);
    }
}

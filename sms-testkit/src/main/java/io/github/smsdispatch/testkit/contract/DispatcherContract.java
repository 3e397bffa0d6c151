// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.smsdispatch.api.Capabilities;
import io.github.smsdispatch.api.DeliveryReport;
import io.github.smsdispatch.api.Dispatcher;
import io.github.smsdispatch.api.Outcome;
import io.github.smsdispatch.api.Posting;
import io.github.smsdispatch.api.SendResult;
import io.github.smsdispatch.api.Sms;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The rules D1 to D12 of {@link Dispatcher} as tests. Extend it, give it a fixture, and each method name tells which rule
 * it checks. What a fixture can't offer is skipped with the reason, never passed. Needs JUnit Jupiter on the test path.
 */
public abstract class DispatcherContract {

    private DispatcherFixture fixture;
    private Sends sends;

    /** For subclasses. */
    protected DispatcherContract() {}

    /**
     * Makes a fresh dispatcher and its peer. Called before each test.
     *
     * @return the fixture, which the test closes
     * @throws Exception when it can't be made, then the test fails
     */
    protected abstract DispatcherFixture fixture() throws Exception;

    /**
     * Makes the fixture.
     *
     * @throws Exception when it can't be made
     */
    @BeforeEach
    public void openFixture() throws Exception {
        fixture = fixture();
        sends = new Sends(fixture.dispatcher());
    }

    /** Closes the fixture. */
    @AfterEach
    public void closeFixture() {
        // JUnit comes here too when no fixture could be made.
        if (fixture != null) {
            fixture.close();
        }
    }

    /** D1: no method returns null. */
    @Test
    public void d1_noMethodReturnsNull() {
        arrange(Situation.ACCEPTING);
        Dispatcher dispatcher = fixture.dispatcher();
        assertNotNull(dispatcher.name(), "name");
        assertNotNull(dispatcher.capabilities(), "capabilities");
        assertNotNull(dispatcher.resolver(), "resolver");
        assertNotNull(dispatcher.status(), "status");
        assertNotNull(dispatcher.formatSms(List.of(Sends.message())), "formatSms");
        assertNotNull(sends.one(), "sendSms");
        assertNotNull(dispatcher.send(Sends.sms()), "send");
    }

    /** D1: a batch has one result for each SMS. */
    @Test
    public void d1_batchHasOneResultForEachSms() {
        arrange(Situation.ACCEPTING);
        int size = Math.min(3, fixture.dispatcher().capabilities().batchSize());
        List<Sms> batch = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            batch.add(Sends.sms());
        }
        List<SendResult> results = fixture.dispatcher().sendBatch(batch);
        assertEquals(size, results.size(), "results of the batch");
        results.forEach(result -> assertInstanceOf(Outcome.Accepted.class, result.outcome()));
    }

    /**
     * D2: a silent peer doesn't hold a send longer than its budget.
     *
     * @throws Exception when the send does
     */
    @Test
    public void d2_silentPeerDoesNotHoldASendBeyondItsBudget() throws Exception {
        arrange(Situation.SILENT_AFTER_REQUEST);
        Duration took = Timed.of(sends::one).took();
        Duration allowed = fixture.timeBudget().plus(fixture.margin());
        assertTrue(took.compareTo(allowed) <= 0, () -> "took " + took + ", allowed " + allowed);
    }

    /**
     * D2: asking how a silent peer is ends in time, too.
     *
     * @throws Exception when the question does
     */
    @Test
    public void d2_silentPeerDoesNotHoldAStatusQuestionBeyondItsBudget() throws Exception {
        arrange(Situation.SILENT_AFTER_REQUEST);
        Duration took = Timed.of(() -> fixture.dispatcher().status()).took();
        Duration allowed = fixture.timeBudget().plus(fixture.margin());
        assertTrue(took.compareTo(allowed) <= 0, () -> "took " + took + ", allowed " + allowed);
    }

    /** D3: what the peer does is never an exception. */
    @Test
    public void d3_outcomesAreValuesInEverySituation() {
        for (Situation situation : Situation.values()) {
            if (fixture.gateway().offers().contains(situation)) {
                fixture.gateway().arrange(situation);
                assertDoesNotThrow(sends::one, situation::name);
                assertDoesNotThrow(() -> fixture.dispatcher().status(), situation::name);
            }
        }
    }

    /** D4: a definite refusal is rejected, with the peer's code. */
    @Test
    public void d4_definiteRefusalIsRejectedWithItsCode() {
        arrange(Situation.REJECTING_MESSAGE);
        Outcome.Rejected rejected = assertInstanceOf(Outcome.Rejected.class, sends.outcome());
        assertFalse(rejected.code().isBlank(), "the transport's raw code is missing");
    }

    /** D5: nothing was written, so another route may be tried. */
    @Test
    public void d5_refusedConnectionIsUnavailable() {
        arrange(Situation.REFUSING_CONNECTIONS);
        assertInstanceOf(Outcome.Unavailable.class, sends.outcome());
    }

    /** D5: a refused login hands nothing over, and a person must act. */
    @Test
    public void d5_refusedLoginIsPermanentlyUnavailable() {
        arrange(Situation.REFUSING_LOGIN);
        Outcome.Unavailable unavailable = assertInstanceOf(Outcome.Unavailable.class, sends.outcome());
        assertTrue(unavailable.permanent(), "a refused login needs an operator");
    }

    /** D6: the request went out and no answer came. */
    @Test
    public void d6_requestWrittenButNoAnswerIsUnknown() {
        arrange(Situation.SILENT_AFTER_REQUEST);
        assertInstanceOf(Outcome.Unknown.class, sends.outcome());
    }

    /** D6: the request went out and the connection broke. */
    @Test
    public void d6_requestWrittenButConnectionResetIsUnknown() {
        arrange(Situation.RESETTING_AFTER_REQUEST);
        assertInstanceOf(Outcome.Unknown.class, sends.outcome());
    }

    /** D6: the request went out and the answer can't be read. */
    @Test
    public void d6_requestWrittenButUnreadableAnswerIsUnknown() {
        arrange(Situation.ANSWERING_GARBAGE);
        assertInstanceOf(Outcome.Unknown.class, sends.outcome());
    }

    /**
     * D7: many callers at once each get their own result.
     *
     * @throws Exception when a send does
     */
    @Test
    public void d7_concurrentCallersEachGetTheirOwnAcceptance() throws Exception {
        arrange(Situation.ACCEPTING);
        int before = seen();
        List<SendResult> results = sends.concurrently(8, 5);
        Set<String> ids = new HashSet<>();
        for (SendResult result : results) {
            ids.add(assertInstanceOf(Outcome.Accepted.class, result.outcome()).sendingId());
        }
        assertEquals(40, ids.size(), "distinct sending ids");
        if (before >= 0) {
            assertEquals(before + 40, seen(), "requests that the peer saw");
        }
    }

    /** D8: closing twice is harmless, sending after it is misuse. */
    @Test
    public void d8_closeIsIdempotentAndLaterSendsAreIllegal() {
        fixture.dispatcher().close();
        assertDoesNotThrow(() -> fixture.dispatcher().close());
        assertThrows(IllegalStateException.class, sends::one);
        assertThrows(IllegalStateException.class, () -> fixture.dispatcher().send(Sends.sms()));
    }

    /**
     * D8: the dispatcher's threads end with it.
     *
     * @throws Exception when the wait is interrupted
     */
    @Test
    public void d8_closeEndsTheThreads() throws Exception {
        fixture.close();
        Set<Thread> before = Thread.getAllStackTraces().keySet();
        openFixture();
        arrange(Situation.ACCEPTING);
        sends.one();
        fixture.dispatcher().close();
        for (Thread thread : Thread.getAllStackTraces().keySet()) {
            if (!before.contains(thread) && fixture.isDispatcherThread(thread)) {
                thread.join(fixture.timeBudget().plus(fixture.margin()).toMillis());
                assertFalse(thread.isAlive(), () -> "thread '" + thread.getName() + "' lives on after close()");
            }
        }
    }

    /** D9: neither the dispatcher nor its outcomes tell a secret or a whole number. */
    @Test
    public void d9_noSecretOrNumberInTexts() {
        Leaks leaks = leaks();
        List<String> found =
                new ArrayList<>(leaks.in("toString", fixture.dispatcher().toString()));
        for (Situation situation : offered()) {
            found.addAll(leaks.in(sends.one()));
            found.addAll(leaks.in(
                    "the status in " + situation, fixture.dispatcher().status().toString()));
        }
        assertEquals(List.of(), found);
    }

    /** D9: the logs tell no secret and no whole number either. */
    @Test
    public void d9_noSecretOrNumberInLogs() {
        assumeTrue(fixture.logs().isPresent(), "skipped: this fixture doesn't capture logs");
        for (Situation situation : offered()) {
            assertNotNull(sends.one(), situation::name);
        }
        Leaks leaks = leaks();
        List<String> found = new ArrayList<>();
        fixture.logs().orElseThrow().get().forEach(line -> found.addAll(leaks.in("the logs", line)));
        assertEquals(List.of(), found);
    }

    /** D10: an accepted SMS has an id, and the id chosen beforehand where the client may choose. */
    @Test
    public void d10_acceptedSmsHasTheIdChosenForIt() {
        arrange(Situation.ACCEPTING);
        boolean chosen = fixture.dispatcher().capabilities().sendingIds() == Capabilities.SendingIds.CHOSEN_BY_CLIENT;
        Sms sms = Sends.sms().withSendingId("4711", Posting.FIRST);
        Outcome outcome = fixture.dispatcher().send(sms).outcome();
        Outcome.Accepted accepted = assertInstanceOf(Outcome.Accepted.class, outcome);
        assertFalse(accepted.sendingId().isBlank(), "sending id");
        assumeTrue(chosen, "skipped: this transport chooses the sending id itself");
        assertEquals("4711", accepted.sendingId());
    }

    /**
     * D10: later delivery reports name the id of the acceptance.
     *
     * @throws InterruptedException when the wait is interrupted
     */
    @Test
    public void d10_deliveryReportNamesTheSendingId() throws InterruptedException {
        assumeTrue(fixture.reports().isPresent(), "skipped: this fixture gives no delivery reports with sending ids");
        arrange(Situation.ACCEPTING);
        Outcome.Accepted accepted = assertInstanceOf(Outcome.Accepted.class, sends.outcome());
        DeliveryReport.Subject expected = new DeliveryReport.BySendingId(accepted.sendingId());
        boolean came = Polling.until(
                fixture.timeBudget().plus(fixture.margin()),
                () -> fixture.reports().orElseThrow().get().stream()
                        .anyMatch(report -> report.about().equals(expected)));
        assertTrue(came, "no delivery report names the sending id");
    }

    /**
     * D11: an interrupt ends a send early, keeps the flag, and the outcome is that of a request without answer.
     *
     * @throws Exception when the send does
     */
    @Test
    public void d11_interruptEndsASendWhoseRequestWentOut() throws Exception {
        arrange(Situation.SILENT_AFTER_REQUEST);
        InterruptedSend send = InterruptedSend.start(sends);
        assumeTrue(
                fixture.gateway().awaitRequest(fixture.timeBudget()),
                "skipped: this peer can't tell when a request came");
        send.interrupt(fixture.timeBudget().plus(fixture.margin()));
        assertInstanceOf(Outcome.Unknown.class, send.outcome());
        assertTrue(send.flagKept(), "the thread's interrupt flag was lost");
    }

    /** D12: whatever goes wrong, the peer sees one request. */
    @Test
    public void d12_peerSeesOneRequestWhateverGoesWrong() {
        assumeTrue(seen() >= 0, "skipped: this peer can't count requests");
        for (Situation situation : offered()) {
            boolean reaches = situation != Situation.REFUSING_CONNECTIONS;
            int before = seen();
            assertNotNull(sends.one());
            int expected = reaches ? before + 1 : before;
            boolean loginFirst = situation == Situation.REFUSING_LOGIN && seen() == before;
            assertTrue(seen() == expected || loginFirst, () -> "requests in " + situation + ": " + (seen() - before));
        }
    }

    private void arrange(Situation situation) {
        assumeTrue(
                fixture.gateway().offers().contains(situation),
                () -> "skipped: this fixture's peer can't be " + situation);
        fixture.gateway().arrange(situation);
    }

    /** Gives each offered situation, arranged before it is handed out. */
    private Iterable<Situation> offered() {
        return () -> List.of(Situation.values()).stream()
                .filter(fixture.gateway().offers()::contains)
                .peek(fixture.gateway()::arrange)
                .iterator();
    }

    private int seen() {
        OptionalInt count = fixture.gateway().requestsSeen();
        return count.orElse(-1);
    }

    private Leaks leaks() {
        return new Leaks(fixture.secrets(), Sends.RECIPIENT.digits());
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.serial.gammu;

import io.github.smsdispatch.api.Outcome.Unavailable;
import io.github.smsdispatch.api.Outcome.Unknown;
import io.github.smsdispatch.api.UnavailableReason;
import io.github.smsdispatch.api.UnknownReason;
import io.github.smsdispatch.tpdu.ModemPdu;
import io.github.smsdispatch.tpdu.Submit;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The modem and its way back to health: a step of the ladder (get in step again, soft reset, close and reopen, which finds
 * a USB device anew) each time it is needed. For one caller at a time; {@link #mustBeSetUp} and {@link #close} for any.
 */
final class Modem {

    private static final Logger LOG = LoggerFactory.getLogger(Modem.class);
    private static final Duration STEP = Duration.ofSeconds(2);

    private final SerialSettings settings;
    private final ModemPortSource source;
    private final Consumer<Unsolicited> listener;
    private final ModemSetup setup;
    private volatile @Nullable AtSession session;
    private volatile boolean prepared;
    private volatile boolean closed;
    private boolean outOfStep;
    private boolean brokeBefore;
    private boolean keepsLink = true;
    private long notBefore = System.nanoTime();
    private Unavailable lastFailure = new Unavailable(UnavailableReason.UNREACHABLE, "not opened yet");

    Modem(SerialSettings settings, ModemPortSource source, Consumer<Unsolicited> listener) {
        this.settings = settings;
        this.source = source;
        this.listener = listener;
        setup = new ModemSetup(settings);
    }

    /** Makes the modem able to send; what stands in the way, if anything. */
    Optional<Unavailable> ready(Deadline deadline) throws InterruptedException {
        AtSession current = session;
        if (current != null && (current.lost() || outOfStep && !inStepAgain(current, deadline))) {
            drop();
            current = null;
        }
        outOfStep = false;
        if (current == null) {
            Optional<Unavailable> unopened = open(deadline);
            if (unopened.isPresent()) {
                return unopened;
            }
            current = session;
        }
        if (!prepared && current != null) {
            Optional<Unavailable> obstacle = setup.run(current, deadline);
            if (obstacle.isPresent()) {
                outOfStep = true;
                if (current.lost()) {
                    drop();
                }
                return obstacle;
            }
            prepared = true;
            LOG.debug("Modem {} is ready", settings.name());
        }
        return Optional.empty();
    }

    /** Asks a question; the line must be ready. */
    AtAnswer ask(String command, String prefix, Duration atMost) throws InterruptedException {
        AtSession current = session;
        if (current == null) {
            return new AtAnswer(java.util.List.of(), new AtFinal.Lost());
        }
        boolean answered = false;
        try {
            AtAnswer answer = current.ask(command, prefix, atMost);
            answered = answer.answered();
            return answer;
        } finally {
            outOfStep |= !answered;
        }
    }

    /** Keeps the link to the network open for the next segments, where the modem can. */
    void keepLink(Deadline deadline) throws InterruptedException {
        if (keepsLink) {
            AtAnswer answer = ask("AT+CMMS=1", "", deadline.atMost(settings.commandTimeout()));
            keepsLink = answer.ok() || !answer.answered();
        }
    }

    /** Sends a segment; the line must be ready. Until Ctrl-Z is written, whatever happens means "not sent". */
    SegmentResult send(Submit submit, Deadline deadline) throws InterruptedException {
        SegmentResult result = attempt(submit, deadline);
        // A line that broke while nobody used it is often noticed at the first command only.
        return brokeBefore && ready(deadline).isEmpty() ? attempt(submit, deadline) : result;
    }

    private SegmentResult attempt(Submit submit, Deadline deadline) throws InterruptedException {
        brokeBefore = false;
        AtSession current = session;
        if (current == null || deadline.passed()) {
            return SegmentResult.failed(ModemReply.failed("the time budget was used up before the segment's turn"));
        }
        ModemPdu pdu = ModemPdu.of(submit);
        outOfStep = true;
        AtSession.Prompted prompt =
                current.prompt("AT+CMGS=" + pdu.length(), deadline.atMost(settings.commandTimeout()));
        if (!prompt.there()) {
            outOfStep = !prompt.answer().answered();
            brokeBefore = prompt.answer().end() instanceof AtFinal.Lost;
            return refused(ModemReply.beforeMessage(prompt.answer().end()));
        }
        if (deadline.passed()) {
            current.cancel();
            return SegmentResult.failed(ModemReply.failed("the prompt came too late"));
        }
        AtSession.Entered entered = current.enter(pdu.hex(), deadline.atMost(settings.answerTimeout()));
        AtAnswer answer = entered.answer();
        outOfStep = !answer.answered();
        if (!entered.handedOver()) {
            return SegmentResult.failed(ModemReply.beforeMessage(new AtFinal.Lost()));
        }
        OptionalInt reference = ModemReply.reference(answer);
        if (reference.isPresent() && (answer.ok() || !answer.answered())) {
            return SegmentResult.taken(reference.getAsInt());
        }
        if (!answer.answered() && Thread.currentThread().isInterrupted()) {
            return SegmentResult.failed(
                    new Unknown(UnknownReason.INTERRUPTED, "interrupted while the modem had the message"));
        }
        return refused(ModemReply.afterMessage(answer));
    }

    /** The modem said that it started anew, or the SIM changed. */
    void mustBeSetUp() {
        prepared = false;
    }

    boolean connected() {
        AtSession current = session;
        return current != null && !current.lost();
    }

    /** Ends the line; who waits for an answer is woken. */
    void close() {
        closed = true;
        drop();
    }

    /** A missing SIM or PIN may be there the next time: then the set-up finds out. */
    private SegmentResult refused(io.github.smsdispatch.api.Outcome outcome) {
        if (outcome instanceof Unavailable unavailable && unavailable.permanent()) {
            prepared = false;
        }
        return SegmentResult.failed(outcome);
    }

    /** A question that nothing else answers: its answer shows that all older ones have come. */
    private boolean inStepAgain(AtSession current, Deadline deadline) throws InterruptedException {
        prepared = false;
        for (int i = 0; i < 2; i++) {
            if (knowsItsMode(current, deadline)) {
                return true;
            }
        }
        LOG.debug("Modem {} is out of step, soft reset", settings.name());
        return !current.lost() && current.ask("ATZ", "", deadline.atMost(STEP)).ok() && knowsItsMode(current, deadline);
    }

    /** ESC first: a prompt that came late would take the question for a message. */
    private static boolean knowsItsMode(AtSession current, Deadline deadline) throws InterruptedException {
        current.writeEscape();
        return !current.lost()
                && current.ask("AT+CMGF?", "+CMGF:", deadline.atMost(STEP))
                        .value("+CMGF:")
                        .isPresent();
    }

    private Optional<Unavailable> open(Deadline deadline) {
        if (closed) {
            return Optional.of(new Unavailable(UnavailableReason.UNREACHABLE, "closed"));
        }
        if (System.nanoTime() - notBefore < 0) {
            return Optional.of(lastFailure);
        }
        try {
            ModemPort port = source.open(deadline.left());
            session = new AtSession(settings.name(), port, listener);
            if (closed) {
                drop();
            }
            return Optional.empty();
        } catch (PortUnavailableException e) {
            LOG.debug("Modem {}: {}", settings.name(), e.getMessage());
            notBefore = System.nanoTime() + settings.reopenPause().toNanos();
            lastFailure = e.outcome();
            return Optional.of(lastFailure);
        }
    }

    private void drop() {
        AtSession last = session;
        session = null;
        prepared = false;
        if (last != null) {
            last.close();
        }
    }
}

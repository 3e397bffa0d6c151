// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.api;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Asks a transport what became of SMS whose outcome is unknown. Thread-safe; may do I/O within the time budget. */
public interface OutcomeResolver {

    /**
     * Asks about several at once. Never sends anything.
     *
     * @param questions what is to be known
     * @return one answer per question, in order; {@link Resolution.Verdict#UNDECIDED} when the transport can't tell,
     *     can't be reached, or it is too early
     */
    List<Resolution> resolve(List<Question> questions);

    /**
     * One SMS whose outcome is unknown.
     *
     * @param sendingId the id under which it was posted
     * @param recipient who should get it
     * @param postedAt when it was claimed for sending, so not later than it was posted
     * @param dispatcher the dispatcher that tried last; null when that isn't known, as after a crash
     */
    @SuppressWarnings("exports") // JSpecify is needed to compile this library, not its users.
    record Question(
            String sendingId,
            PhoneNumber recipient,
            Instant postedAt,
            @Nullable String dispatcher) {}
}

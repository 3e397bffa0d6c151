// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.testkit.modem;

import io.github.smsdispatch.tpdu.Submit;
import java.time.Instant;

/**
 * One segment that the network took. {@link #toString()} shows no text and no whole number.
 *
 * @param reference TP-MR under which the modem sent it
 * @param submit what was sent
 * @param at when
 */
public record SentSegment(int reference, Submit submit, Instant at) {}

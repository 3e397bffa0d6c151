// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.api.queue;

import io.github.smsdispatch.api.MessageId;

/**
 * The right to mark a message: a mark counts only if owner and attempt are still those of the claim.
 *
 * @param id the message
 * @param owner the worker that claimed it
 * @param attempt the attempt's number, from 1
 */
public record Claim(MessageId id, String owner, int attempt) {}

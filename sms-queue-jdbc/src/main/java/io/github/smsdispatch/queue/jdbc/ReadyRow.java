// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.queue.jdbc;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A message that may be claimed: a row of sms_ready. */
record ReadyRow(
        long place,
        long id,
        @Nullable Instant expiresAt,
        @Nullable String tenant) {}

// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.api.queue;

import io.github.smsdispatch.api.DeliveryReport;

/**
 * A report that came before its message was marked, and was joined with it later.
 *
 * @param report the report
 * @param reported what it did
 */
public record LateReport(DeliveryReport report, Reported reported) {}

// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.testkit.skyline;

import java.time.Instant;

/**
 * One SMS that went out on the virtual network: what a person's handset would show.
 *
 * @param sms what was sent
 * @param fate what became of it
 * @param sentAt when it left the port
 */
public record SentSms(AcceptedSms sms, Fate fate, Instant sentAt) {}

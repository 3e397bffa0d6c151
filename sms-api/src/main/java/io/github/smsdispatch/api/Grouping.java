// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.api;

/** Whether a message may share an SMS with others for the same recipient. */
public enum Grouping {
    /** Always an SMS of its own: reminders, codes, campaigns. The default. */
    SEPARATE,
    /** May be joined with other digest messages of the same recipient into one SMS: alerts. */
    DIGEST
}

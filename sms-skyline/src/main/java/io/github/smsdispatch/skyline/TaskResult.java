// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.skyline;

/**
 * What a status report says about a task.
 *
 * @param tid the task's id
 * @param port the port's name, empty if none
 * @param code 0 = sent, otherwise the process reason (table of {@link TaskCode})
 */
record TaskResult(long tid, String port, int code) {}

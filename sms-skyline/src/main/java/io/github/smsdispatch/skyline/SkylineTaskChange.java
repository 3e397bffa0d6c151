// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.skyline;

/**
 * What a pause, resume or removal did to one task.
 *
 * @param sendingId the task's id
 * @param code the gateway's status: 0 = changed; everything else, and -1 for a task that the answer doesn't mention, =
 *     not changed. A task that isn't queued any more can't be changed.
 */
public record SkylineTaskChange(String sendingId, int code) {

    /**
     * Tells whether the task was changed.
     *
     * @return true for code 0 alone
     */
    public boolean changed() {
        return code == TaskCode.OK;
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.testkit.modem;

import io.github.smsdispatch.tpdu.StatusReport;
import org.jspecify.annotations.Nullable;

/**
 * What came of handing a segment to the network.
 *
 * @param reply OK or the refusal
 * @param report the report that is to follow, null if none
 * @param reference TP-MR
 */
record Sending(Reply reply, @Nullable StatusReport report, int reference) {

    boolean taken() {
        return reply.equals(Reply.OK);
    }
}

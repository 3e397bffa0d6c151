// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.queue.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/** Takes back from a claim what must not be sent now: superseded messages, and those above a recipient's cap. */
record Restraint(Collapsing collapsing, List<RecipientPace> pace) {

    MessageClaim.Taken apply(Connection connection, MessageClaim.Taken taken, Instant now) throws SQLException {
        collapsing.apply(connection, taken.rows().messages(), now);
        for (RecipientPace cap : pace) {
            cap.apply(connection, taken.rows().messages(), now);
        }
        return taken;
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.queue.jdbc;

import java.sql.Connection;
import java.sql.SQLException;

/** Tells workers of other processes that messages come with the commit of this connection. */
@FunctionalInterface
interface WorkNotice {

    /** For databases that can't: there, workers look now and then. */
    WorkNotice NONE = connection -> {};

    void give(Connection connection) throws SQLException;
}

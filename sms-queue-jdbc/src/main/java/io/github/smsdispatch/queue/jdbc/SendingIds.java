// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.queue.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Gives sending ids that nobody had yet, within the connection's transaction. */
@FunctionalInterface
interface SendingIds {

    /** The last id before they begin again from 1: the lower half of the positive 32-bit numbers. */
    int LAST = 1_073_741_823;

    List<String> fresh(Connection connection, int count) throws SQLException;
}

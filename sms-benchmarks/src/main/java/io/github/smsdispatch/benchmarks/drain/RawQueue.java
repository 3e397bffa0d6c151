// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.benchmarks.drain;

import java.sql.SQLException;
import java.util.List;

/** One thread's way to a queue in plain JDBC: a connection of its own and statements kept prepared. */
interface RawQueue extends AutoCloseable {

    /** Rows per claim. */
    int CLAIM = 100;

    /** Takes the next rows and commits; empty when there are none. */
    List<Long> claim() throws SQLException;

    /** Writes down that they are sent and commits; count of those that were still its own. */
    int mark(List<Long> ids) throws SQLException;

    @Override
    void close() throws SQLException;
}

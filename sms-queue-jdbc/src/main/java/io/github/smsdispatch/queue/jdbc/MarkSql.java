// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.queue.jdbc;

/**
 * The one place that says how a mark changes a row. Of a message that is done, no column of an index changes, unless the
 * transport chose another sending id.
 */
final class MarkSql {

    /** For a table called m and a mark called v with the columns of {@link MarkedRow}, and the time v.now. */
    static final String SET = "status = v.status,"
            + " next_attempt_at = CASE WHEN v.status = 'P' THEN"
            + " CASE WHEN m.expires_at < v.due THEN m.expires_at ELSE v.due END END,"
            + " review_at = CASE WHEN v.status = 'U' AND m.duplicate_policy <> 'M' THEN v.due END,"
            + " dispatcher = v.dispatcher,"
            // What a client-chosen id is good for: an unknown or repeated SMS keeps it, a fresh try gets a fresh one.
            + " sending_id = CASE WHEN v.status = 'U' THEN COALESCE(v.sending_id, m.sending_id)"
            + " WHEN v.status <> 'P' THEN v.sending_id WHEN m.posting = 'R' AND NOT m.digest THEN m.sending_id END,"
            + " posting = CASE WHEN v.status = 'U' THEN 'R' WHEN v.status = 'P' AND m.digest THEN 'F'"
            + " ELSE m.posting END,"
            + " segments = v.segments, detail = v.detail, sent_at = CASE WHEN v.status = 'S' THEN v.now END,"
            + " changed_at = v.now";

    /** When the mark counts: rule Q3. */
    static final String FENCE =
            "m.id = v.id AND m.owner = v.owner AND m.attempts = v.attempt AND m.status IN ('C', 'U')";

    private MarkSql() {}
}

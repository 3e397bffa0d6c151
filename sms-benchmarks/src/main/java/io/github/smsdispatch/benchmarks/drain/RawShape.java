// SPDX-License-Identifier: Apache-2.0
package io.github.smsdispatch.benchmarks.drain;

import java.util.List;

/**
 * A queue in plain SQL, as bare as it can be without losing or doubling anything.
 *
 * @param ddl makes its tables
 * @param fill empties them and stores so many rows
 * @param claim takes owner and count of rows; returns id, recipient, text
 * @param mark takes ids, sending ids and owner
 */
record RawShape(List<String> ddl, List<String> fill, String claim, String mark) {

    private static final String COLUMNS = " (id bigint PRIMARY KEY, recipient text NOT NULL, body text NOT NULL,"
            + " priority smallint NOT NULL DEFAULT 2, queued boolean NOT NULL DEFAULT TRUE,"
            + " status smallint NOT NULL DEFAULT 0, attempts integer NOT NULL DEFAULT 0, owner text,"
            + " claimed_at timestamptz, sent_at timestamptz, sending_id text,"
            + " created_at timestamptz NOT NULL DEFAULT now())";

    private static final String ROWS =
            " (id, recipient, body) SELECT i, '+1555010' || lpad((i %% 10000)::text, 4, '0'),"
                    + " rpad('Message ' || i || ': ', " + Traffic.LENGTH
                    + ", 'your appointment is at ten, bring the letter. ')"
                    + " FROM generate_series(1, %d) i";

    /**
     * Claim and mark are updates of the row. The partial index goes by a flag that only the claim changes, and the
     * pages are left empty enough, so that the mark touches no index.
     */
    static RawShape flag(int rows) {
        return new RawShape(
                List.of(
                        "CREATE TABLE raw_flag" + COLUMNS + " WITH (fillfactor = 40)",
                        "CREATE INDEX ON raw_flag (id) WHERE queued"),
                List.of(
                        "TRUNCATE raw_flag",
                        "CHECKPOINT",
                        String.format("INSERT INTO raw_flag" + ROWS, rows),
                        "ANALYZE raw_flag"),
                "UPDATE raw_flag SET queued = FALSE, status = 1, attempts = attempts + 1, owner = ?, claimed_at = now()"
                        + " WHERE id = ANY(ARRAY(SELECT id FROM raw_flag WHERE queued ORDER BY id LIMIT ?"
                        + " FOR UPDATE SKIP LOCKED)) RETURNING id, recipient, body",
                "UPDATE raw_flag m SET status = 2, sent_at = now(), sending_id = v.sending_id"
                        + " FROM unnest(CAST(? AS bigint[]), CAST(? AS text[])) v (id, sending_id)"
                        + " WHERE m.id = v.id AND m.owner = ? AND m.status = 1");
    }

    /**
     * The claim doesn't write the row: it moves the ids from a table of what may be claimed into one row that says who
     * has them. The mark counts only while that row is there.
     */
    static RawShape lease(int rows) {
        return new RawShape(
                List.of(
                        "CREATE TABLE raw_message" + COLUMNS + " WITH (fillfactor = 60)",
                        "CREATE TABLE raw_ready (id bigint PRIMARY KEY)",
                        "CREATE TABLE raw_lease (owner text PRIMARY KEY, ids bigint[], claimed_at timestamptz)"),
                List.of(
                        "TRUNCATE raw_message, raw_ready, raw_lease",
                        "CHECKPOINT",
                        String.format("INSERT INTO raw_message" + ROWS, rows),
                        "INSERT INTO raw_ready SELECT id FROM raw_message",
                        "ANALYZE raw_message, raw_ready"),
                "WITH worker AS (SELECT CAST(? AS text) AS owner), taken AS (DELETE FROM raw_ready"
                        + " WHERE id = ANY(ARRAY(SELECT id FROM raw_ready ORDER BY id LIMIT ? FOR UPDATE SKIP LOCKED))"
                        + " RETURNING id), lease AS (INSERT INTO raw_lease SELECT owner, array_agg(id), now()"
                        + " FROM taken, worker GROUP BY owner)"
                        + " SELECT m.id, m.recipient, m.body FROM taken JOIN raw_message m ON m.id = taken.id",
                "WITH v AS (SELECT * FROM unnest(CAST(? AS bigint[]), CAST(? AS text[])) v (id, sending_id)),"
                        + " lease AS (DELETE FROM raw_lease WHERE owner = ? RETURNING owner)"
                        + " UPDATE raw_message m SET status = 2, attempts = attempts + 1, sent_at = now(),"
                        + " owner = lease.owner, sending_id = v.sending_id FROM v, lease"
                        + " WHERE m.id = v.id AND m.status = 0");
    }
}

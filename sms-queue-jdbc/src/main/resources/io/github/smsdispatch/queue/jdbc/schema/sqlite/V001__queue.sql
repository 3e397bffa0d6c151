-- sms-dispatch queue, schema version 1, SQLite 3.44 or newer.
-- Replace the prefix sms_ everywhere if the queue is built with another one.
-- All times are microseconds since 1970-01-01 UTC; datetime(enqueued_at / 1000000, 'unixepoch') shows one.

CREATE TABLE IF NOT EXISTS sms_schema (
    version      integer PRIMARY KEY,
    installed_at integer NOT NULL
);

-- The last id under which a transport knows an SMS. They begin anywhere, so that two databases on one gateway, or a new
-- one on a gateway that remembers the ids of an old one, hardly ever give the same id.
CREATE TABLE IF NOT EXISTS sms_sending_id (
    only integer PRIMARY KEY CHECK (only = 1),
    last integer NOT NULL
);
INSERT OR IGNORE INTO sms_sending_id (only, last) VALUES (1, abs(random() % 1073741823));

-- status: P pending, C claimed, S sent, F failed, U unknown, I ignored, X cancelled, E expired
-- priority: 1 urgent, 2 normal, 3 bulk
-- duplicate_policy: R resolve first, L at least once, M at most once
-- posting: F first, R repeat
-- delivery_status: P pending, N on network, U undelivered, E expired, D delivered
--
-- A message that may be claimed has a row in sms_ready. One that waits has next_attempt_at instead, and a claim moves it
-- there when it is due: whoever makes a message pending by hand sets next_attempt_at. One with neither waits behind its
-- ordering key. review_at is set for unknown ones only.
CREATE TABLE IF NOT EXISTS sms_message (
    id               integer PRIMARY KEY AUTOINCREMENT,
    enqueued_at      integer NOT NULL,
    changed_at       integer NOT NULL,
    not_before       integer,
    expires_at       integer,
    next_attempt_at  integer,
    review_at        integer,
    claimed_at       integer,
    sent_at          integer,
    delivery_at      integer,
    lease            integer,
    attempts         integer NOT NULL DEFAULT 0,
    segments         integer NOT NULL DEFAULT 0,
    severity         integer NOT NULL DEFAULT 3 CHECK (severity BETWEEN 1 AND 5),
    priority         integer NOT NULL DEFAULT 2 CHECK (priority BETWEEN 1 AND 3),
    digest           integer NOT NULL DEFAULT 0,
    status           text NOT NULL DEFAULT 'P' CHECK (status IN ('P', 'C', 'S', 'F', 'U', 'I', 'X', 'E')),
    posting          text NOT NULL DEFAULT 'F' CHECK (posting IN ('F', 'R')),
    duplicate_policy text NOT NULL DEFAULT 'R' CHECK (duplicate_policy IN ('R', 'L', 'M')),
    delivery_status  text NOT NULL DEFAULT 'P' CHECK (delivery_status IN ('P', 'N', 'U', 'E', 'D')),
    recipient        text NOT NULL,
    sending_id       text,
    owner            text,
    dispatcher       text,
    only_dispatcher  text,
    idempotency_key  text,
    ordering_key     text,
    collapse_key     text,
    tenant           text,
    detail           text NOT NULL DEFAULT '',
    delivery_detail  text NOT NULL DEFAULT '',
    body             text NOT NULL
);

-- A finished message is in none of the indexes that a worker reads.
CREATE INDEX IF NOT EXISTS sms_message_waiting ON sms_message (next_attempt_at) WHERE next_attempt_at IS NOT NULL;
CREATE INDEX IF NOT EXISTS sms_message_review ON sms_message (review_at) WHERE review_at IS NOT NULL;
CREATE UNIQUE INDEX IF NOT EXISTS sms_message_key ON sms_message (idempotency_key) WHERE idempotency_key IS NOT NULL;
CREATE INDEX IF NOT EXISTS sms_message_sending ON sms_message (sending_id) WHERE sending_id IS NOT NULL;
CREATE INDEX IF NOT EXISTS sms_message_collapse ON sms_message (collapse_key, id) WHERE collapse_key IS NOT NULL;
CREATE INDEX IF NOT EXISTS sms_message_recipient ON sms_message (recipient);

-- What may be claimed now, the smallest place next. place is lane, turn and id in one number, see the class Place:
-- lanes by priority, then severity; within a lane turn 0 (no tenant) and the turns of the tenants, then age.
-- Messages that were enqueued together, one id after the other, share a row: id is the first of them.
-- A row may outlive its message's being ready: the claim removes it and takes the message only if it is pending.
CREATE TABLE IF NOT EXISTS sms_ready (
    place      integer PRIMARY KEY,
    id         integer NOT NULL,
    messages   integer NOT NULL DEFAULT 1,
    expires_at integer,
    tenant     text
);
CREATE INDEX IF NOT EXISTS sms_ready_expiry ON sms_ready (expires_at) WHERE expires_at IS NOT NULL;
CREATE INDEX IF NOT EXISTS sms_ready_tenant ON sms_ready (tenant, place) WHERE tenant IS NOT NULL;

-- A row for each claim that may still have messages: what it took, and how long that counts. The ids are separated by
-- commas.
CREATE TABLE IF NOT EXISTS sms_lease (
    id          integer PRIMARY KEY AUTOINCREMENT,
    lease_until integer NOT NULL,
    owner       text NOT NULL,
    messages    text NOT NULL
);
CREATE INDEX IF NOT EXISTS sms_lease_until ON sms_lease (lease_until);

-- A row for each unfinished message with an ordering key. The one whose turn it is has the key as its seat too, and
-- nobody else can have the same.
CREATE TABLE IF NOT EXISTS sms_order (
    id           integer PRIMARY KEY,
    ordering_key text NOT NULL,
    seat         text UNIQUE
);
CREATE INDEX IF NOT EXISTS sms_order_key ON sms_order (ordering_key, id);

-- How many messages a recipient got since when, for those who set a cap.
CREATE TABLE IF NOT EXISTS sms_pace (
    recipient text PRIMARY KEY,
    since     integer NOT NULL,
    taken     integer NOT NULL
);

-- Delivery reports that matched nothing yet, and every report that names the recipient only: the fingerprint keeps a
-- repeated one from being taken for a second message's.
CREATE TABLE IF NOT EXISTS sms_report (
    id            integer PRIMARY KEY AUTOINCREMENT,
    fingerprint   text NOT NULL UNIQUE,
    dispatcher    text NOT NULL,
    sending_id    text,
    digits        text,
    window_millis integer,
    status        text NOT NULL,
    reported_at   integer NOT NULL,
    received_at   integer NOT NULL,
    joined        integer NOT NULL DEFAULT 0,
    detail        text NOT NULL
);
CREATE INDEX IF NOT EXISTS sms_report_sending ON sms_report (joined, sending_id);
CREATE INDEX IF NOT EXISTS sms_report_digits ON sms_report (joined, digits);
CREATE INDEX IF NOT EXISTS sms_report_received ON sms_report (received_at);

-- Finished messages that a retention has moved here, for their owner to read and to empty: the queue writes and never
-- looks. The columns are those of sms_message.
CREATE TABLE IF NOT EXISTS sms_archive (
    id               integer PRIMARY KEY,
    enqueued_at      integer NOT NULL,
    changed_at       integer NOT NULL,
    not_before       integer,
    expires_at       integer,
    next_attempt_at  integer,
    review_at        integer,
    claimed_at       integer,
    sent_at          integer,
    delivery_at      integer,
    lease            integer,
    attempts         integer NOT NULL,
    segments         integer NOT NULL,
    severity         integer NOT NULL,
    priority         integer NOT NULL,
    digest           integer NOT NULL,
    status           text NOT NULL,
    posting          text NOT NULL,
    duplicate_policy text NOT NULL,
    delivery_status  text NOT NULL,
    recipient        text NOT NULL,
    sending_id       text,
    owner            text,
    dispatcher       text,
    only_dispatcher  text,
    idempotency_key  text,
    ordering_key     text,
    collapse_key     text,
    tenant           text,
    detail           text NOT NULL,
    delivery_detail  text NOT NULL,
    body             text NOT NULL
);
CREATE INDEX IF NOT EXISTS sms_archive_enqueued ON sms_archive (enqueued_at);

INSERT OR IGNORE INTO sms_schema (version, installed_at) VALUES (1, CAST(unixepoch('subsec') * 1000000 AS integer));

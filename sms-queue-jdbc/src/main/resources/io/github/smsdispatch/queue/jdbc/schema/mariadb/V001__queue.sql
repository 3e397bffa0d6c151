-- sms-dispatch queue, schema version 1, MariaDB 10.6 or newer, or MySQL 8.0.16 or newer, which have different names for
-- the collation.
-- Replace the prefix sms_ everywhere if the queue is built with another one.
-- All times are UTC, whatever time zone server, session and program have. Texts compare character by character, blanks
-- at the end included: two keys are the same only if they are written the same.

CREATE TABLE IF NOT EXISTS sms_schema (
    version      integer PRIMARY KEY,
    installed_at datetime(6) NOT NULL
) ENGINE = InnoDB;

-- The ids under which transports know an SMS are given out in blocks: a row put in, and deleted at once, is a block of
-- a thousand. They begin anywhere, so that two databases on one gateway, or a new one on a gateway that remembers the
-- ids of an old one, hardly ever give the same id.
CREATE TABLE IF NOT EXISTS sms_sending_id (
    block bigint NOT NULL AUTO_INCREMENT PRIMARY KEY
) ENGINE = InnoDB;
INSERT INTO sms_sending_id (block)
SELECT 1 + FLOOR(RAND() * 1000000) FROM DUAL WHERE NOT EXISTS (SELECT 1 FROM sms_schema);

-- status: P pending, C claimed, S sent, F failed, U unknown, I ignored, X cancelled, E expired
-- priority: 1 urgent, 2 normal, 3 bulk
-- duplicate_policy: R resolve first, L at least once, M at most once
-- posting: F first, R repeat
-- delivery_status: P pending, N on network, U undelivered, E expired, D delivered
--
-- A message that may be claimed has a row in sms_ready. One that waits has next_attempt_at instead, and a claim moves it
-- there when it is due: whoever makes a message pending by hand sets next_attempt_at. One with neither waits behind its
-- ordering key. review_at is set for unknown ones only.
-- There are no partial indexes: what is finished has null in those that a worker reads.
CREATE TABLE IF NOT EXISTS sms_message (
    id               bigint NOT NULL AUTO_INCREMENT PRIMARY KEY,
    enqueued_at      datetime(6) NOT NULL,
    changed_at       datetime(6) NOT NULL,
    not_before       datetime(6),
    expires_at       datetime(6),
    next_attempt_at  datetime(6),
    review_at        datetime(6),
    claimed_at       datetime(6),
    sent_at          datetime(6),
    delivery_at      datetime(6),
    lease            bigint,
    attempts         integer NOT NULL DEFAULT 0,
    segments         integer NOT NULL DEFAULT 0,
    severity         smallint NOT NULL DEFAULT 3 CHECK (severity BETWEEN 1 AND 5),
    priority         smallint NOT NULL DEFAULT 2 CHECK (priority BETWEEN 1 AND 3),
    digest           boolean NOT NULL DEFAULT FALSE,
    status           varchar(1) NOT NULL DEFAULT 'P' CHECK (status IN ('P', 'C', 'S', 'F', 'U', 'I', 'X', 'E')),
    posting          varchar(1) NOT NULL DEFAULT 'F' CHECK (posting IN ('F', 'R')),
    duplicate_policy varchar(1) NOT NULL DEFAULT 'R' CHECK (duplicate_policy IN ('R', 'L', 'M')),
    delivery_status  varchar(1) NOT NULL DEFAULT 'P' CHECK (delivery_status IN ('P', 'N', 'U', 'E', 'D')),
    recipient        varchar(20) NOT NULL,
    sending_id       varchar(200),
    owner            varchar(200),
    dispatcher       varchar(64),
    only_dispatcher  varchar(64),
    idempotency_key  varchar(200),
    ordering_key     varchar(200),
    collapse_key     varchar(200),
    tenant           varchar(200),
    detail           varchar(500) NOT NULL DEFAULT '',
    delivery_detail  varchar(500) NOT NULL DEFAULT '',
    body             mediumtext NOT NULL,
    INDEX sms_message_waiting (next_attempt_at),
    INDEX sms_message_review (review_at),
    UNIQUE INDEX sms_message_key (idempotency_key),
    INDEX sms_message_sending (sending_id),
    INDEX sms_message_collapse (collapse_key, id),
    INDEX sms_message_recipient (recipient)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;

-- What may be claimed now, the smallest place next. place is lane, turn and id in one number, see the class Place:
-- lanes by priority, then severity; within a lane turn 0 (no tenant) and the turns of the tenants, then age.
-- Messages that were enqueued together, one id after the other, share a row: id is the first of them.
-- A row may outlive its message's being ready: the claim removes it and takes the message only if it is pending.
CREATE TABLE IF NOT EXISTS sms_ready (
    place      bigint NOT NULL PRIMARY KEY,
    id         bigint NOT NULL,
    messages   integer NOT NULL DEFAULT 1,
    expires_at datetime(6),
    tenant     varchar(200),
    INDEX sms_ready_expiry (expires_at),
    INDEX sms_ready_tenant (tenant, place)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;

-- A row for each claim that may still have messages: what it took, and how long that counts. The ids are separated by
-- commas.
CREATE TABLE IF NOT EXISTS sms_lease (
    id          bigint NOT NULL AUTO_INCREMENT PRIMARY KEY,
    lease_until datetime(6) NOT NULL,
    owner       varchar(200) NOT NULL,
    messages    mediumtext NOT NULL,
    INDEX sms_lease_until (lease_until)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;

-- A row for each unfinished message with an ordering key. The one whose turn it is has the key as its seat too, and
-- nobody else can have the same.
CREATE TABLE IF NOT EXISTS sms_order (
    id           bigint NOT NULL PRIMARY KEY,
    ordering_key varchar(200) NOT NULL,
    seat         varchar(200),
    UNIQUE INDEX sms_order_seat (seat),
    INDEX sms_order_key (ordering_key, id)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;

-- How many messages a recipient got since when, for those who set a cap.
CREATE TABLE IF NOT EXISTS sms_pace (
    recipient varchar(20) NOT NULL PRIMARY KEY,
    since     datetime(6) NOT NULL,
    taken     integer NOT NULL
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;

-- Delivery reports that matched nothing yet, and every report that names the recipient only: the fingerprint keeps a
-- repeated one from being taken for a second message's.
CREATE TABLE IF NOT EXISTS sms_report (
    id            bigint NOT NULL AUTO_INCREMENT PRIMARY KEY,
    fingerprint   varchar(64) NOT NULL,
    dispatcher    varchar(64) NOT NULL,
    sending_id    varchar(200),
    digits        varchar(20),
    window_millis bigint,
    status        varchar(1) NOT NULL,
    reported_at   datetime(6) NOT NULL,
    received_at   datetime(6) NOT NULL,
    joined        boolean NOT NULL DEFAULT FALSE,
    detail        varchar(500) NOT NULL,
    UNIQUE INDEX sms_report_fingerprint (fingerprint),
    INDEX sms_report_sending (joined, sending_id),
    INDEX sms_report_digits (joined, digits),
    INDEX sms_report_received (received_at)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;

-- Finished messages that a retention has moved here, for their owner to read and to empty: the queue writes and never
-- looks. The columns are those of sms_message.
CREATE TABLE IF NOT EXISTS sms_archive (
    id               bigint NOT NULL PRIMARY KEY,
    enqueued_at      datetime(6) NOT NULL,
    changed_at       datetime(6) NOT NULL,
    not_before       datetime(6),
    expires_at       datetime(6),
    next_attempt_at  datetime(6),
    review_at        datetime(6),
    claimed_at       datetime(6),
    sent_at          datetime(6),
    delivery_at      datetime(6),
    lease            bigint,
    attempts         integer NOT NULL,
    segments         integer NOT NULL,
    severity         smallint NOT NULL,
    priority         smallint NOT NULL,
    digest           boolean NOT NULL,
    status           varchar(1) NOT NULL,
    posting          varchar(1) NOT NULL,
    duplicate_policy varchar(1) NOT NULL,
    delivery_status  varchar(1) NOT NULL,
    recipient        varchar(20) NOT NULL,
    sending_id       varchar(200),
    owner            varchar(200),
    dispatcher       varchar(64),
    only_dispatcher  varchar(64),
    idempotency_key  varchar(200),
    ordering_key     varchar(200),
    collapse_key     varchar(200),
    tenant           varchar(200),
    detail           varchar(500) NOT NULL,
    delivery_detail  varchar(500) NOT NULL,
    body             mediumtext NOT NULL,
    INDEX sms_archive_enqueued (enqueued_at)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;

DELETE FROM sms_sending_id;
INSERT INTO sms_schema (version, installed_at)
SELECT 1, UTC_TIMESTAMP(6) FROM DUAL WHERE NOT EXISTS (SELECT 1 FROM sms_schema WHERE version = 1);

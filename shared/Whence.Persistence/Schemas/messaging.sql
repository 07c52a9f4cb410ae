-- Outbox and inbox of one schema. PostgreSQL 15.
create schema if not exists {schema};

-- Messages that left a transaction and have yet to reach the broker.
create table {schema}.outbox (
    id              uuid primary key,            -- the message's id on the wire: receivers recognise a repetition by it
    seq             bigint generated always as identity,
    aggregate_id    uuid not null,               -- order is kept within one aggregate, and only there
    aggregate_order int not null,
    message         text not null,               -- the wire name of its type
    body            jsonb not null check (octet_length(body::text) <= 262144),  -- ids and numbers, never text
    traceparent     text,
    created_at      timestamptz not null default now(),
    attempts        int not null default 0,
    next_attempt_at timestamptz not null default now(),
    claimed_by      text,                        -- one process publishes it, until claim_until by this server's clock
    claim_until     timestamptz,
    delivered_at    timestamptz,
    last_error      text
);

create index outbox_aggregate on {schema}.outbox (aggregate_id, aggregate_order, seq);

-- The dispatcher looks at these rows only, so what was delivered costs it nothing.
create index outbox_undelivered on {schema}.outbox (seq) where delivered_at is null;
create index outbox_delivered on {schema}.outbox (delivered_at) where delivered_at is not null;

-- Every row is updated once or twice and deleted a day later.
alter table {schema}.outbox set (autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_threshold = 1000);

-- Messages whose effects were committed.
create table {schema}.inbox (
    consumer     text not null,
    message_id   uuid not null,
    body_digest  bytea not null,                 -- one id with two bodies is a forgery or a bug
    processed_at timestamptz not null default now(),
    primary key (consumer, message_id)
);

create index inbox_processed on {schema}.inbox (processed_at);

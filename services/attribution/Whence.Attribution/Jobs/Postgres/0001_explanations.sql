-- Explanations that were asked for. PostgreSQL 15.
create schema if not exists attribution;

create table attribution.explanation (
    id               uuid primary key,
    seq              bigint generated always as identity,
    kind             text not null check (kind in ('inputs', 'counterfactual')),
    generation_id    uuid not null,
    tenant           text not null,
    principal        text not null,
    question_digest  text not null,                        -- questions and results are payloads of the generation
    question_length  bigint not null,
    idempotency_key  text,
    fingerprint      bytea,
    traceparent      text,
    created_at       timestamptz not null,
    deadline         timestamptz not null,

    -- Who works on it. Every write of a worker names its fencing number; a newer claim makes older ones void.
    fencing          bigint not null default 0,
    lease_owner      text,
    lease_until      timestamptz,                          -- null: nobody; by this server's clock only
    attempts         int not null default 0,
    next_attempt_at  timestamptz not null default clock_timestamp(),
    cancel_requested boolean not null default false,

    state            text not null default 'queued' check (state in (
                         'queued', 'running', 'completed', 'failed', 'cancelled')),
    progress         double precision not null default 0 check (progress between 0 and 1),
    started_at       timestamptz,
    finished_at      timestamptz,
    result_digest    text,
    result_length    bigint,
    error_code       text,
    error_detail     text,
    unique (tenant, idempotency_key),
    check ((finished_at is null) = (state in ('queued', 'running'))),
    check ((result_digest is null) = (state <> 'completed'))
);

-- Claims and quotas look at what has not ended.
create index explanation_open on attribution.explanation (tenant, seq) where finished_at is null;
create index explanation_generation on attribution.explanation (generation_id, kind, seq);

-- A row is updated with every heartbeat.
alter table attribution.explanation set (fillfactor = 70);

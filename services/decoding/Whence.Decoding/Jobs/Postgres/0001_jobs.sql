-- Decode jobs and whose turn it is. PostgreSQL 15.
create schema if not exists decoding;

-- Virtual token counters: the positions computed for each tenant. The one with the smallest is served next.
create table decoding.tenant (
    tenant text primary key,
    vtc    numeric not null default 0
);

create table decoding.job (
    generation_id    uuid primary key,
    seq              bigint generated always as identity,
    tenant           text,                                 -- null: a cancellation that came before its job
    request_digest   text,
    request_length   bigint,
    tokens_digest    text,
    tokens_length    bigint,
    cost_estimate    bigint not null default 0,
    deadline         timestamptz,
    traceparent      text,
    created_at       timestamptz not null default clock_timestamp(),

    -- Who works on it. Every write of a worker names its fencing number; a newer claim makes older ones void.
    fencing          bigint not null default 0,
    lease_owner      text,
    lease_until      timestamptz,                          -- null: nobody; by this server's clock only
    attempts         int not null default 0,
    next_attempt_at  timestamptz not null default clock_timestamp(),
    cancel_requested boolean not null default false,

    -- How far it is.
    started_at       timestamptz,
    charged          bigint,                               -- what its tenant was charged on the first claim
    cost             bigint not null default 0,
    generated_tokens int not null default 0,
    checkpoint_step  int,
    checkpoint       bytea,                                -- dropped when the job ends
    segments         jsonb not null default '[]',          -- references, never tokens

    outcome          text check (outcome in ('decoded', 'failed', 'cancelled')),
    finished_at      timestamptz,
    check ((outcome is null) = (finished_at is null)),
    check (tenant is not null or outcome is not null)
);

-- Claims look at jobs that have not ended, tenant by tenant, the oldest first.
create index job_open on decoding.job (tenant, seq) where outcome is null;
create index job_ended on decoding.job (finished_at) where outcome is not null;

-- A row is updated with every block and every heartbeat.
alter table decoding.job set (fillfactor = 70, autovacuum_vacuum_scale_factor = 0.02);

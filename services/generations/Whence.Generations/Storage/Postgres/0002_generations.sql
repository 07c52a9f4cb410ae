-- Generations, their events and payloads, idempotency keys and quotas. PostgreSQL 15.

-- One row per tenant. Accepting locks it, which makes numbers gap-free and the count of running generations exact.
create table generations.tenants (
    tenant      text primary key,
    last_number bigint not null,
    running     int not null check (running >= 0)
);

-- Tokens of a tenant's day (UTC). A generation belongs to the day on which it was accepted, whenever it ends.
create table generations.usage_days (
    tenant   text not null,
    day      date not null,
    reserved bigint not null check (reserved >= 0),
    charged  bigint not null default 0 check (charged >= 0),
    primary key (tenant, day)
);

create table generations.generations (
    id               uuid primary key,
    tenant           text not null,
    tenant_number    bigint not null,
    principal        text not null,
    model            text not null,
    kind             text not null,
    state            text not null check (state in (
                         'queued', 'decoding', 'attributing', 'completed', 'failed', 'cancelled')),
    created_at       timestamptz not null,
    deadline         timestamptz not null,
    started_at       timestamptz,
    finished_at      timestamptz,
    seed             numeric(20) not null,
    max_new_tokens   int not null,
    explain_concepts boolean not null,
    reserved_tokens  bigint not null,
    request          jsonb not null,   -- references {"digest", "length"}; what they name is a payload
    tokens           jsonb,
    prompt_tokens    int not null,
    segments         jsonb not null,
    blocks_emitted   int not null,
    generated_tokens int not null,
    answer           jsonb,
    attribution      jsonb,
    stop_reason      text,
    error_code       text,
    error_detail     text,
    cancel_requested boolean not null,
    last_event       int not null,
    unique (tenant, tenant_number)
);

create index generations_deadline on generations.generations (deadline)
    where state in ('queued', 'decoding', 'attributing');

-- Rows change a few times each, and only columns without an index: leave room to do it in place.
alter table generations.generations set (fillfactor = 80);

-- The store never changes what has ended; this holds whoever else comes near the table to the same.
create function generations.keep_ended() returns trigger language plpgsql as $$
begin
    raise exception 'generation % has ended as %; it does not change any more', old.id, old.state;
end $$;

create trigger keep_ended before update on generations.generations for each row
    when (old.state in ('completed', 'failed', 'cancelled')) execute function generations.keep_ended();

create table generations.events (
    generation_id uuid not null,
    sequence      int not null,
    kind          text not null,
    data          text not null,       -- JSON, byte for byte as subscribers get it
    at            timestamptz not null,
    primary key (generation_id, sequence)
);

-- Prompts, settings, traces, answers and attributions, by digest. Only this table holds text.
create table generations.payloads (
    generation_id uuid not null,
    digest        text not null,
    length        bigint not null,
    content       bytea not null,
    created_at    timestamptz not null default now(),
    primary key (generation_id, digest)
);

-- Traces are floats: compressing them costs time and gains nothing.
alter table generations.payloads alter column content set storage external;

create table generations.idempotency_keys (
    tenant        text not null,
    key           text not null,
    fingerprint   bytea not null,
    generation_id uuid not null,
    created_at    timestamptz not null default now(),
    primary key (tenant, key)
);

create index idempotency_keys_created on generations.idempotency_keys (created_at);

-- Empty as long as every quota is exact: what is charged is what ended, what is reserved is what is under way.
create view generations.quota_differences as
with expected as (
    select tenant,
           (created_at at time zone 'utc')::date as day,
           coalesce(sum(prompt_tokens + generated_tokens)
               filter (where state in ('completed', 'failed', 'cancelled')), 0) as charged,
           coalesce(sum(reserved_tokens)
               filter (where state in ('queued', 'decoding', 'attributing')), 0) as reserved
    from generations.generations
    group by 1, 2)
select tenant, day, u.charged, u.reserved, e.charged as expected_charged, e.reserved as expected_reserved
from generations.usage_days u full join expected e using (tenant, day)
where u.charged is distinct from e.charged or u.reserved is distinct from e.reserved;

-- Empty as long as numbers have no gaps and the running count is right.
create view generations.tenant_differences as
select t.tenant, t.running, t.last_number, g.running as expected_running, g.accepted as expected_number
from generations.tenants t full join (
    select tenant,
           count(*) filter (where state in ('queued', 'decoding', 'attributing')) as running,
           count(*) as accepted
    from generations.generations
    group by tenant) g using (tenant)
where t.running is distinct from g.running or t.last_number is distinct from g.accepted;

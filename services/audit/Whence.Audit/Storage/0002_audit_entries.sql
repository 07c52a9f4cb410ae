-- The audit log. PostgreSQL 15.

create table audit.entry (
    log_index      bigint primary key check (log_index >= 0),  -- no sequence: a rolled back one would leave a gap
    id             uuid not null unique,         -- from generation and kind: an event told twice is one entry
    kind           text not null,
    generation_id  uuid not null,
    tenant         text,                         -- null where the event does not say; then it is the generation's
    recorded_at    timestamptz not null,
    body           bytea not null check (octet_length(body) <= 262144),  -- the record itself: ids and numbers, no text
    message_id     uuid not null,
    message_digest bytea not null
);

create index entry_generation on audit.entry (generation_id);
create index entry_tenant on audit.entry (tenant, log_index) where tenant is not null;
create index entry_recorded on audit.entry (recorded_at);

-- Entries are added and never change. Who owns the table can drop these triggers; who may only insert cannot.
create function audit.refuse_change() returns trigger language plpgsql as $$
begin
    raise exception 'audit.entry is append-only: % is refused', tg_op using errcode = 'restrict_violation';
end
$$;

create trigger entry_unchanged before update or delete on audit.entry
    for each row execute function audit.refuse_change();
create trigger entry_kept before truncate on audit.entry
    for each statement execute function audit.refuse_change();

-- Safe sets of tenants: versions are added and never change. PostgreSQL 15.
create table attribution.safe_set (
    tenant     text not null,
    name       text collate "C" not null,
    version    int not null check (version > 0),
    content    text not null,                    -- approved prompts and how they are learnt from, as JSON
    created_at timestamptz not null default now(),
    primary key (tenant, name, version)
);

create or replace function attribution.refuse_change() returns trigger language plpgsql as $$
begin
    raise exception '%.% is append-only: % is refused', tg_table_schema, tg_table_name, tg_op
        using errcode = 'restrict_violation';
end
$$;

create trigger safe_set_unchanged before update on attribution.safe_set
    for each row execute function attribution.refuse_change();

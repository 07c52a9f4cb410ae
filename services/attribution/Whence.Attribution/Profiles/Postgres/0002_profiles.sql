-- Steering profiles of tenants: versions are added and never change. PostgreSQL 15.
create table attribution.profile (
    tenant     text not null,
    name       text collate "C" not null,
    version    int not null check (version > 0),
    content    text not null,                    -- as docs/STEERING.md shows it
    created_at timestamptz not null default now(),
    primary key (tenant, name, version)
);

create function attribution.refuse_change() returns trigger language plpgsql as $$
begin
    raise exception 'attribution.profile is append-only: % is refused', tg_op using errcode = 'restrict_violation';
end
$$;

create trigger profile_unchanged before update on attribution.profile
    for each row execute function attribution.refuse_change();

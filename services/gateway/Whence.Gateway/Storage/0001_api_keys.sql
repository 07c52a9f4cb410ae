-- Keys of callers. Of a key itself only its SHA-256 is here: 256 random bits need no slow hash, and a stolen table opens
-- nothing.
create schema if not exists gateway;

create table gateway.api_keys (
    id text primary key check (id ~ '^[0-9A-Za-z]{16}$'),
    hash bytea not null check (octet_length(hash) = 32),
    tenant text not null check (tenant ~ '^[a-z0-9][a-z0-9._-]{0,62}$'),
    scopes text[] not null check (cardinality(scopes) > 0),
    requests_per_minute integer check (requests_per_minute >= 0),
    concurrent_generations integer check (concurrent_generations >= 0),
    tokens_per_day bigint check (tokens_per_day >= 0),
    created_at timestamptz not null,
    expires_at timestamptz,
    revoked_at timestamptz,
    last_used_at timestamptz
);

-- whence keys list --tenant reads by tenant, in the order of creation.
create index api_keys_by_tenant on gateway.api_keys (tenant, created_at, id);

-- Counterfactuals make generations, which count against the limits of the key that asked. PostgreSQL 15.
alter table attribution.explanation
    add column concurrent_generations int,        -- null: without limit
    add column tokens_per_day         bigint;

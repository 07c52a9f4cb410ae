-- A generation may answer the request of another one otherwise, for a counterfactual. PostgreSQL 15.
alter table generations.generations
    add column parent         uuid,
    add column counterfactual uuid,
    add check ((parent is null) = (counterfactual is null));

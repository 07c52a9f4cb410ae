namespace Whence.Decoding.Jobs.Postgres;

/// <summary>The statements of the job store. <c>clock_timestamp()</c>, because a transaction may wait for a lock.
/// </summary>
internal static class JobSql
{
    /// <summary>A tenant without open jobs is lifted to the least served one that has some, so that it is served as if
    /// it had never been away, and not for all the time that it was.</summary>
    public const string LiftTenant = """
        insert into decoding.tenant as own (tenant, vtc)
        values (@tenant, coalesce(
            (select min(other.vtc) from decoding.tenant other where exists (
                select 1 from decoding.job where job.tenant = other.tenant and job.outcome is null)),
            (select max(other.vtc) from decoding.tenant other),
            0))
        on conflict (tenant) do update set vtc = greatest(own.vtc, excluded.vtc)
        where not exists (select 1 from decoding.job where job.tenant = own.tenant and job.outcome is null)
        """;

    public const string Insert = """
        insert into decoding.job (generation_id, tenant, request_digest, request_length, tokens_digest, tokens_length,
            cost_estimate, deadline, traceparent)
        values (@id, @tenant, @request_digest, @request_length, @tokens_digest, @tokens_length,
            @cost_estimate, @deadline, @traceparent)
        on conflict do nothing
        """;

    public const string IsTombstone =
        "select exists (select 1 from decoding.job where generation_id = @id and tenant is null)";

    /// <summary>Locks the tenant whose turn it is. Claims for one tenant queue up behind this lock.</summary>
    public const string LockTenant = $"""
        select own.tenant from decoding.tenant own
        where exists (select 1 from decoding.job where job.tenant = own.tenant and {Due})
            and (select count(*) from decoding.job where job.tenant = own.tenant and {Running}) < @max_running
        order by own.vtc, own.tenant
        limit 1
        for update
        """;

    /// <summary>Takes the tenant's oldest due job; the first claim charges what the job may cost.</summary>
    public const string Claim = $"""
        with due as (
            select job.generation_id from decoding.job
            where job.tenant = @tenant and {Due}
                and (select count(*) from decoding.job where job.tenant = @tenant and {Running}) < @max_running
            order by job.seq
            limit 1
            for update skip locked
        ), charge as (
            update decoding.tenant set vtc = vtc + job.cost_estimate
            from decoding.job, due
            where tenant.tenant = @tenant and job.generation_id = due.generation_id and job.charged is null
        )
        update decoding.job set
            fencing = fencing + 1,
            lease_owner = @owner,
            lease_until = clock_timestamp() + @lease,
            attempts = attempts + 1,
            started_at = coalesce(started_at, clock_timestamp()),
            charged = coalesce(charged, cost_estimate)
        from due
        where job.generation_id = due.generation_id
        returning job.generation_id, job.tenant, job.fencing, job.request_digest, job.request_length, job.tokens_digest,
            job.tokens_length, job.deadline, job.started_at, job.traceparent, job.cancel_requested, job.attempts,
            job.generated_tokens, job.cost, job.segments::text, job.checkpoint
        """;

    public const string Renew = $"""
        update decoding.job set lease_until = clock_timestamp() + @lease
        where {Mine}
        returning cancel_requested
        """;

    public const string Checkpoint = $"""
        update decoding.job set
            lease_until = clock_timestamp() + @lease,
            checkpoint = @checkpoint,
            checkpoint_step = @step,
            generated_tokens = @generated_tokens,
            cost = @cost,
            segments = coalesce(@segments::jsonb, segments)
        where {Mine}
        returning true
        """;

    /// <summary>The tenant pays what the job cost instead of what it was charged.</summary>
    public const string Finish = $"""
        with ended as (
            update decoding.job set outcome = @outcome, finished_at = clock_timestamp(), cost = @cost,
                checkpoint = null, lease_until = null
            where {Mine}
            returning tenant, charged
        )
        update decoding.tenant set vtc = vtc + @cost - ended.charged from ended
        where tenant.tenant = ended.tenant
        returning true
        """;

    public const string Release = $"""
        update decoding.job set
            lease_until = null,
            attempts = attempts - case when @failed then 0 else 1 end,
            next_attempt_at = clock_timestamp() + @delay
        where {Mine}
        returning true
        """;

    /// <summary>Keeps the cancellation of a job that nobody knows; returns whether it was unknown.</summary>
    public const string Tombstone = """
        insert into decoding.job (generation_id, cancel_requested, outcome, finished_at)
        values (@id, true, 'cancelled', clock_timestamp())
        on conflict do nothing
        """;

    /// <summary>Ends a job that nobody works on, and voids the claim of a worker that may come back late.</summary>
    public const string CancelIdle = $"""
        with ended as (
            update decoding.job set outcome = 'cancelled', finished_at = clock_timestamp(), cancel_requested = true,
                checkpoint = null, lease_until = null, fencing = fencing + 1
            where generation_id = @id and outcome is null and not ({Running})
            returning tenant, charged, cost, generated_tokens
        ), settled as (
            update decoding.tenant set vtc = vtc + ended.cost - ended.charged from ended
            where tenant.tenant = ended.tenant and ended.charged is not null
        )
        select generated_tokens from ended
        """;

    public const string CancelRunning =
        "update decoding.job set cancel_requested = true where generation_id = @id and outcome is null";

    public const string Measure = $"""
        select count(*), coalesce(extract(epoch from clock_timestamp() - min(created_at)), 0)::float8
        from decoding.job where outcome is null and not ({Running})
        """;

    public const string Prune =
        "delete from decoding.job where outcome is not null and finished_at < clock_timestamp() - @age";

    private const string Running = "job.outcome is null and coalesce(job.lease_until > clock_timestamp(), false)";

    private const string Due =
        $"job.outcome is null and not ({Running}) and job.next_attempt_at <= clock_timestamp()";

    private const string Mine =
        "generation_id = @id and fencing = @fencing and outcome is null and lease_until is not null";
}

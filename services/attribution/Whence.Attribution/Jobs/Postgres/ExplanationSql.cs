namespace Whence.Attribution.Jobs.Postgres;

/// <summary>The statements of the store of explanations. <c>clock_timestamp()</c>, because a transaction may wait for a
/// lock.</summary>
internal static class ExplanationSql
{
    /// <summary>Accepts of one tenant wait for each other, so that its quota and its keys are exact.</summary>
    public const string LockTenant =
        "select pg_advisory_xact_lock(hashtextextended('attribution.explanation ' || @tenant, 0))";

    public const string FindKey = """
        select fingerprint, id from attribution.explanation where tenant = @tenant and idempotency_key = @key
        """;

    public const string CountOpen =
        "select count(*) from attribution.explanation where tenant = @tenant and finished_at is null";

    public const string Insert = """
        insert into attribution.explanation (id, kind, generation_id, tenant, principal, question_digest,
            question_length, idempotency_key, fingerprint, traceparent, created_at, deadline,
            concurrent_generations, tokens_per_day)
        values (@id, @kind, @generation_id, @tenant, @principal, @question_digest,
            @question_length, @key, @fingerprint, @traceparent, @created_at, @deadline,
            @concurrent_generations, @tokens_per_day)
        """;

    public const string Find = $"select {Columns} from attribution.explanation own where id = @id";

    public const string List = $"""
        select {Columns} from attribution.explanation own
        where generation_id = @generation_id and kind = @kind order by seq desc limit @limit
        """;

    public const string Claim = $"""
        with due as (
            select id from attribution.explanation own
            where {Open} and not ({Running}) and next_attempt_at <= clock_timestamp()
            order by (select count(*) from attribution.explanation other
                where other.tenant = own.tenant and other.finished_at is null
                    and coalesce(other.lease_until > clock_timestamp(), false)), seq
            limit 1
            for update skip locked
        )
        update attribution.explanation own set
            state = 'running',
            fencing = fencing + 1,
            lease_owner = @owner,
            lease_until = clock_timestamp() + @lease,
            attempts = attempts + 1,
            started_at = coalesce(started_at, clock_timestamp())
        from due
        where own.id = due.id
        returning {Columns}, own.fencing, own.attempts, own.cancel_requested, own.traceparent
        """;

    public const string Renew = $"""
        update attribution.explanation set lease_until = clock_timestamp() + @lease, progress = @progress
        where {Mine}
        returning cancel_requested
        """;

    public const string End = $"""
        update attribution.explanation set state = @state, finished_at = clock_timestamp(), lease_until = null,
            progress = case when @state = 'completed' then 1 else progress end,
            result_digest = @result_digest, result_length = @result_length,
            error_code = @error_code, error_detail = @error_detail
        where {Mine}
        returning true
        """;

    public const string Release = $"""
        update attribution.explanation set
            state = 'queued',
            lease_until = null,
            attempts = attempts - case when @failed then 0 else 1 end,
            next_attempt_at = clock_timestamp() + @delay
        where {Mine}
        returning true
        """;

    /// <summary>Ends an explanation that nobody works on, and voids the claim of a worker that may come back late.
    /// </summary>
    public const string CancelIdle = $"""
        update attribution.explanation own set state = 'cancelled', finished_at = clock_timestamp(),
            cancel_requested = true, lease_until = null, fencing = fencing + 1
        where id = @id and {Open} and not ({Running})
        """;

    public const string CancelRunning =
        "update attribution.explanation set cancel_requested = true where id = @id and finished_at is null";

    private const string Columns = """
        own.id, own.kind, own.generation_id, own.tenant, own.principal, own.question_digest, own.question_length,
        own.created_at, own.deadline, own.state, own.progress, own.started_at, own.finished_at, own.result_digest,
        own.result_length, own.error_code, own.error_detail, own.concurrent_generations, own.tokens_per_day
        """;

    private const string Open = "own.finished_at is null";

    private const string Running = "coalesce(own.lease_until > clock_timestamp(), false)";

    private const string Mine =
        "id = @id and fencing = @fencing and finished_at is null and lease_until is not null";
}

using Microsoft.EntityFrameworkCore;
using Whence.Generations.Storage.Payloads;
using Whence.Hosting.Payloads;

namespace Whence.Generations.Storage.Postgres;

/// <summary>
/// Accepts a generation in one transaction:
/// 1. take the idempotency key, or return what it was used for;
/// 2. take the tenant's next number, a slot and tokens, which keeps the tenant's row locked;
/// 3. write the record, its request, its first events and its messages;
/// 4. commit, and only then it is accepted.
/// </summary>
internal sealed class AcceptTransaction(
    IDbContextFactory<GenerationsContext> contexts, IPayloadStore payloads, TimeProvider time)
{
    public async Task<AcceptResult> RunAsync(NewGeneration generation, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);

        // Step 1: take the key.
        var record = generation.Record;
        if (generation.Key is { } key
            && await IdempotencyKeys.TakeAsync(db, record.Tenant, key, record.Id, cancellation) is { } holder)
        {
            return await RepeatAsync(db, generation, holder, cancellation);
        }

        // Step 2: number, slot and tokens.
        var entry = await TenantLedger.ReserveAsync(db, generation, cancellation);
        if (entry.Outcome != AcceptOutcome.Accepted)
        {
            await transaction.RollbackAsync(cancellation);
            return new AcceptResult(entry.Outcome, null, await BalanceAsync(db, generation, cancellation));
        }

        // Steps 3 and 4: write and commit.
        record = await WriteAsync(db, generation, record with { TenantNumber = entry.Number }, cancellation);
        await transaction.CommitAsync(CancellationToken.None); // cancelled in COMMIT, nobody would know what holds
        var balance = TokenDay.Balance(generation.Limits.TokensPerDay, entry.UsedTokens, TokenDay.Of(record));
        return new AcceptResult(AcceptOutcome.Accepted, record, balance);
    }

    private async Task<GenerationRecord> WriteAsync(
        GenerationsContext db, NewGeneration generation, GenerationRecord numbered, CancellationToken cancellation)
    {
        var transition = generation.Announce(numbered);
        var record = TransitionRules.Apply(numbered, transition);
        db.Generations.Add(record);
        await StoreRequestAsync(db, generation, cancellation);
        db.Tell(record.Id, numbered.LastEvent, transition, time.GetUtcNow());
        await db.SaveChangesAsync(cancellation);
        return record;
    }

    private async Task StoreRequestAsync(
        GenerationsContext db, NewGeneration generation, CancellationToken cancellation)
    {
        var (id, content) = (generation.Record.Id, generation.RequestPayload);
        if (payloads is not PostgresPayloadStore)
        {
            await payloads.PutAsync(id, content, cancellation); // before the commit, so a record never lacks it
            return;
        }

        var reference = PayloadDigest.Of(content.Span);
        db.Payloads.Add(new PayloadRow
        {
            GenerationId = id,
            Digest = reference.Digest,
            Length = reference.Length,
            Content = content.ToArray(),
        });
    }

    private static async Task<AcceptResult> RepeatAsync(
        GenerationsContext db,
        NewGeneration generation,
        IdempotencyKeys.Holder holder,
        CancellationToken cancellation)
    {
        var balance = await BalanceAsync(db, generation, cancellation);
        if (!holder.Fingerprint.AsSpan().SequenceEqual(generation.Key!.Fingerprint))
        {
            return new AcceptResult(AcceptOutcome.KeyReused, null, balance);
        }

        var record = await db.Generations
            .AsNoTracking()
            .SingleAsync(record => record.Id == holder.GenerationId, cancellation);
        return new AcceptResult(AcceptOutcome.Replayed, record, balance);
    }

    private static async Task<TokenBalance?> BalanceAsync(
        GenerationsContext db, NewGeneration generation, CancellationToken cancellation)
    {
        var (tenant, day) = (generation.Record.Tenant, TokenDay.Of(generation.Record));
        var used = await db.Database.SqlQuery<long>(
            $"""
            select reserved + charged as "Value" from generations.usage_days where tenant = {tenant} and day = {day}
            """).ToListAsync(cancellation);
        return TokenDay.Balance(generation.Limits.TokensPerDay, used.FirstOrDefault(), day);
    }
}

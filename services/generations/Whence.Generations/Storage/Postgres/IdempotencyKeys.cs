using Microsoft.EntityFrameworkCore;
using Whence.Hosting.Idempotency;

namespace Whence.Generations.Storage.Postgres;

/// <summary>Callers' names for requests, within a transaction.</summary>
internal static class IdempotencyKeys
{
    /// <summary>Takes a key for a generation, and waits for whoever is about to take the same.</summary>
    /// <returns>Who has it already, or null when it is ours now.</returns>
    public static async Task<Holder?> TakeAsync(
        GenerationsContext db, string tenant, IdempotencyKey key, Guid generationId, CancellationToken cancellation)
    {
        while (true)
        {
            var taken = await db.Database.ExecuteSqlAsync(
                $"""
                insert into generations.idempotency_keys (tenant, key, fingerprint, generation_id)
                values ({tenant}, {key.Key}, {key.Fingerprint}, {generationId}) on conflict do nothing
                """,
                cancellation);
            if (taken > 0)
            {
                return null;
            }

            var holders = await db.Database.SqlQuery<Holder>(
                $"""
                select generation_id as "GenerationId", fingerprint as "Fingerprint"
                from generations.idempotency_keys where tenant = {tenant} and key = {key.Key}
                """).ToListAsync(cancellation);
            if (holders.Count > 0)
            {
                return holders[0];
            }

            // It was pruned between the two statements; it is free now.
        }
    }

    /// <summary>Who has a key.</summary>
    internal sealed class Holder
    {
        public required Guid GenerationId { get; init; }

        public required byte[] Fingerprint { get; init; }
    }
}

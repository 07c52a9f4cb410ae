using Whence.Hosting.Idempotency;
using Whence.Hosting.Messaging;

namespace Whence.Generations.Storage;

/// <summary>The state of all generations. Each method is one transaction; messages leave after it committed.</summary>
internal interface IGenerationStore
{
    /// <summary>Accepts a generation: idempotency key, tenant counter, quota, record, payload, events and messages.
    /// </summary>
    Task<AcceptResult> AcceptAsync(NewGeneration generation, CancellationToken cancellation);

    /// <summary>Takes a key, so that no generation will be accepted under it with another fingerprint. Returns false
    /// when one was; taking it again is as taking it once.</summary>
    Task<bool> PreventAsync(string tenant, IdempotencyKey key, Guid generationId, CancellationToken cancellation);

    /// <summary>Returns a generation, or null. Callers compare the tenant.</summary>
    Task<GenerationRecord?> FindAsync(Guid id, CancellationToken cancellation);

    /// <summary>Returns a tenant's generations, newest first, that are older than <paramref name="before"/>.</summary>
    Task<IReadOnlyList<GenerationRecord>> ListAsync(
        string tenant, Guid? before, int limit, CancellationToken cancellation);

    /// <summary>Applies a message to a generation, once: locks it, asks what changes, writes that.</summary>
    /// <param name="consumer">Who received the message; null with <paramref name="context"/> for an API call.</param>
    /// <param name="context">The message, or null.</param>
    /// <param name="generationId">The generation.</param>
    /// <param name="decide">Pure; may be called again. Null for no change.</param>
    /// <param name="cancellation">Stops waiting for the lock.</param>
    /// <returns>The record afterwards, or null when there is no such generation.</returns>
    Task<GenerationRecord?> ApplyAsync(
        string? consumer,
        MessageContext? context,
        Guid generationId,
        Func<GenerationRecord, Transition?> decide,
        CancellationToken cancellation);

    /// <summary>Returns events behind a sequence number, in order.</summary>
    Task<IReadOnlyList<GenerationEvent>> EventsAsync(
        Guid id, int after, int limit, CancellationToken cancellation);

    /// <summary>Returns when the generation may have an event behind <paramref name="after"/>; at once if it has, and
    /// at the latest after about a second.</summary>
    Task WaitAsync(Guid id, int after, CancellationToken cancellation);

    /// <summary>Returns generations that have not ended although their deadline is past.</summary>
    Task<IReadOnlyList<Guid>> OverdueAsync(DateTimeOffset now, int limit, CancellationToken cancellation);

    /// <summary>Returns the tenant's tokens, or null without a limit.</summary>
    Task<TokenBalance?> BalanceAsync(string tenant, long? tokensPerDay, CancellationToken cancellation);
}

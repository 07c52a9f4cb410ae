using Whence.Hosting.Idempotency;
using Whence.Hosting.Messaging;

namespace Whence.Attribution.Jobs;

/// <summary>
/// Explanations as rows under lease. Each method is one transaction, and messages leave when it has committed. Times
/// are those of the store's clock. Every write of a worker carries the number of its claim; one that is not the latest
/// is refused with a <see cref="StaleClaimException"/>.
/// </summary>
internal interface IExplanationStore
{
    /// <summary>Adds an explanation unless its key was used, or too many of its tenant are under way.</summary>
    Task<AddResult> AddAsync(NewExplanation explanation, CancellationToken cancellation);

    /// <summary>Returns what became of an idempotency key, or null when it was not used.</summary>
    Task<AddResult?> RepeatedAsync(
        string tenant, IdempotencyKey key, CancellationToken cancellation);

    /// <summary>Returns an explanation, or null. Callers compare the tenant.</summary>
    Task<ExplanationRecord?> FindAsync(Guid id, CancellationToken cancellation);

    /// <summary>Returns the explanations of a generation, newest first.</summary>
    Task<IReadOnlyList<ExplanationRecord>> ListAsync(
        Guid generationId, ExplanationKind kind, int limit, CancellationToken cancellation);

    /// <summary>Takes the oldest due explanation of the tenant with the fewest running ones, or null.</summary>
    Task<ClaimedExplanation?> ClaimAsync(string owner, CancellationToken cancellation);

    /// <summary>Extends a lease and notes how far the work is; returns whether it is to be cancelled.</summary>
    Task<bool> RenewAsync(ClaimedExplanation claim, double progress, CancellationToken cancellation);

    /// <summary>Ends an explanation.</summary>
    Task EndAsync(ClaimedExplanation claim, ExplanationEnd end, CancellationToken cancellation);

    /// <summary>Gives an explanation back.</summary>
    /// <param name="claim">Who has it.</param>
    /// <param name="delay">When it is due again.</param>
    /// <param name="isFailure">Whether the attempt counts.</param>
    /// <param name="cancellation">Stops waiting.</param>
    Task ReleaseAsync(
        ClaimedExplanation claim, TimeSpan delay, bool isFailure, CancellationToken cancellation);

    /// <summary>Cancels an explanation: at once when nobody works on it, soon when somebody does. One that has ended
    /// stays as it is. Returns the record, or null.</summary>
    /// <param name="id">The explanation.</param>
    /// <param name="messages">What is told if it ends at once.</param>
    /// <param name="cancellation">Stops waiting.</param>
    Task<ExplanationRecord?> CancelAsync(
        Guid id, IReadOnlyList<OutgoingMessage> messages, CancellationToken cancellation);

    /// <summary>Calls back when an explanation may be due (null) or is to be cancelled (its id), until disposed. Only a
    /// hint: who waits also polls.</summary>
    IDisposable Subscribe(Action<Guid?> receive);
}

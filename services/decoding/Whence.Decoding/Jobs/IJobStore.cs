using Whence.Hosting.Messaging;

namespace Whence.Decoding.Jobs;

/// <summary>
/// Jobs as rows under lease. Each method is one transaction, and messages leave when it has committed. Times are those
/// of the store's clock, never of a worker's. Every write of a worker carries the number of its claim; the store
/// refuses one that is not the latest with a <see cref="StaleLeaseException"/>.
/// </summary>
internal interface IJobStore
{
    /// <summary>Adds a job, once. One that was cancelled before it came is answered with its cancellation again.
    /// </summary>
    Task EnqueueAsync(NewJob job, MessageContext context, CancellationToken cancellation);

    /// <summary>Takes the oldest due job of the tenant that was served least, or null. Its tenant is charged.</summary>
    Task<ClaimedJob?> ClaimAsync(string owner, CancellationToken cancellation);

    /// <summary>Extends a lease; returns whether the job is to be cancelled.</summary>
    Task<bool> RenewAsync(ClaimedJob job, CancellationToken cancellation);

    /// <summary>Records how far a job is, and extends its lease.</summary>
    Task CheckpointAsync(ClaimedJob job, JobProgress progress, CancellationToken cancellation);

    /// <summary>Ends a job and charges its tenant what it cost instead of what was estimated.</summary>
    Task FinishAsync(
        ClaimedJob job,
        JobOutcome outcome,
        long cost,
        IReadOnlyList<OutgoingMessage> messages,
        CancellationToken cancellation);

    /// <summary>Gives a job back: at once and without a stain, or after a failure and a while.</summary>
    Task ReleaseAsync(ClaimedJob job, TimeSpan? failureDelay, CancellationToken cancellation);

    /// <summary>Cancels a job: at once when nobody works on it, between two steps when somebody does. For one that
    /// nobody knows the cancellation is kept.</summary>
    Task CancelAsync(Guid generationId, MessageContext context, CancellationToken cancellation);

    /// <summary>Returns what waits.</summary>
    Task<QueueState> MeasureAsync(CancellationToken cancellation);

    /// <summary>Forgets jobs that ended longer ago than they are remembered.</summary>
    Task<int> PruneAsync(CancellationToken cancellation);

    /// <summary>Calls back when a job may be due (null) or is to be cancelled (its id), until disposed. Only a hint:
    /// who waits also polls.</summary>
    IDisposable Subscribe(Action<Guid?> receive);
}

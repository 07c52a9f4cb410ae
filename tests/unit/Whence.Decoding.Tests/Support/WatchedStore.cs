using System.Collections.Concurrent;
using Whence.Decoding.Jobs;
using Whence.Hosting.Messaging;

namespace Whence.Decoding.Tests.Support;

/// <summary>A job store that shows what workers wrote, and fails when it is told to.</summary>
internal sealed class WatchedStore(IJobStore store) : IJobStore
{
    private readonly ConcurrentQueue<(long Fencing, JobProgress Progress)> _progress = new();
    private readonly ConcurrentQueue<Guid> _finished = new();
    private int _failures;
    private int _refused;

    public IReadOnlyList<(long Fencing, JobProgress Progress)> Progress => [.. _progress];

    /// <summary>Gets the jobs that ended, in order.</summary>
    public IReadOnlyList<Guid> Finished => [.. _finished];

    /// <summary>Gets how many writes came under a claim that was over.</summary>
    public int Refused => _refused;

    public void FailWrites(int count) => _failures = count;

    public Task EnqueueAsync(NewJob job, MessageContext context, CancellationToken cancellation) =>
        store.EnqueueAsync(job, context, cancellation);

    public Task<ClaimedJob?> ClaimAsync(string owner, CancellationToken cancellation) =>
        store.ClaimAsync(owner, cancellation);

    public Task<bool> RenewAsync(ClaimedJob job, CancellationToken cancellation) =>
        store.RenewAsync(job, cancellation);

    public async Task CheckpointAsync(ClaimedJob job, JobProgress progress, CancellationToken cancellation)
    {
        FailMaybe();
        await WatchAsync(() => store.CheckpointAsync(job, progress, cancellation));
        _progress.Enqueue((job.Fencing, progress));
    }

    public async Task FinishAsync(
        ClaimedJob job,
        JobOutcome outcome,
        long cost,
        IReadOnlyList<OutgoingMessage> messages,
        CancellationToken cancellation)
    {
        FailMaybe();
        await WatchAsync(() => store.FinishAsync(job, outcome, cost, messages, cancellation));
        _finished.Enqueue(job.GenerationId);
    }

    public Task ReleaseAsync(ClaimedJob job, TimeSpan? failureDelay, CancellationToken cancellation) =>
        WatchAsync(() => store.ReleaseAsync(job, failureDelay, cancellation));

    public Task CancelAsync(Guid generationId, MessageContext context, CancellationToken cancellation) =>
        store.CancelAsync(generationId, context, cancellation);

    public Task<QueueState> MeasureAsync(CancellationToken cancellation) => store.MeasureAsync(cancellation);

    public Task<int> PruneAsync(CancellationToken cancellation) => store.PruneAsync(cancellation);

    public IDisposable Subscribe(Action<Guid?> receive) => store.Subscribe(receive);

    private async Task WatchAsync(Func<Task> write)
    {
        try
        {
            await write();
        }
        catch (StaleLeaseException)
        {
            Interlocked.Increment(ref _refused);
            throw;
        }
    }

    private void FailMaybe()
    {
        if (Interlocked.Decrement(ref _failures) >= 0)
        {
            throw new IOException("The database is away.");
        }
    }
}

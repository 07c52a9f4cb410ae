using System.Diagnostics;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Whence.Hosting.Messaging;

namespace Whence.Persistence.Messaging;

/// <summary>The outbox of stores that live in memory: in order within an aggregate, tried until the broker confirms,
/// gone with the process.</summary>
public sealed class MemoryOutbox : IHostedService, IDisposable
{
    private const int ConcurrencyMax = 1024;
    private static readonly TimeSpan FirstDelay = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan LongestDelay = TimeSpan.FromSeconds(5);

    private readonly IMessagePublisher _publisher;
    private readonly TimeProvider _time;
    private readonly ILogger<MemoryOutbox> _log;
    private readonly PublishLanes<Waiting> _lanes;
    private readonly TaskCompletionSource _started = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly CancellationTokenSource _stopping = new();

    /// <summary>Initializes a new instance of the <see cref="MemoryOutbox"/> class.</summary>
    public MemoryOutbox(IMessagePublisher publisher, TimeProvider time, ILogger<MemoryOutbox> log)
    {
        (_publisher, _time, _log) = (publisher, time, log);
        _lanes = new PublishLanes<Waiting>(ConcurrencyMax, PublishAsync);
    }

    /// <summary>Adds messages behind the aggregate's earlier ones. Call it when the change that they announce is made,
    /// and under the same lock, so that their order is that of the changes.</summary>
    public void Enqueue(Guid aggregateId, IReadOnlyList<OutgoingMessage> messages)
    {
        ArgumentNullException.ThrowIfNull(messages);
        foreach (var message in messages)
        {
            _lanes.Add(aggregateId, new Waiting(message, Activity.Current?.Id));
        }
    }

    /// <inheritdoc />
    public Task StartAsync(CancellationToken cancellationToken)
    {
        _started.TrySetResult();
        return Task.CompletedTask;
    }

    /// <inheritdoc />
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await _stopping.CancelAsync();
        _started.TrySetResult();
        await _lanes.DrainAsync().WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    /// <inheritdoc />
    public void Dispose()
    {
        _lanes.Dispose();
        _stopping.Dispose();
    }

    private async Task<bool> PublishAsync(Waiting waiting)
    {
        await _started.Task; // nothing is lost to a bus that is not up yet
        var delay = FirstDelay;
        while (!await TryAsync(waiting))
        {
            if (_stopping.IsCancellationRequested)
            {
                return false;
            }

            await Task.Delay(delay, _time, _stopping.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            delay = TimeSpan.FromTicks(Math.Min(delay.Ticks * 2, LongestDelay.Ticks));
        }

        return true;
    }

    private async Task<bool> TryAsync(Waiting waiting)
    {
        using var activity = OutboxActivity.Begin(waiting.TraceParent);
        try
        {
            await _publisher.PublishAsync(waiting.Message, CancellationToken.None);
            return true;
        }
        catch (Exception error) // whatever went wrong, the message stays and is tried again
        {
            _log.PublishingAgain(waiting.Message.Id, error.Message);
            return false;
        }
    }

    private sealed record Waiting(OutgoingMessage Message, string? TraceParent);
}

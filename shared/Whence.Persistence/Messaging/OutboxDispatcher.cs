using System.Threading.Channels;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Whence.Hosting.Messaging;
using Whence.Persistence.Notifications;
using Whence.Persistence.Schemas;

namespace Whence.Persistence.Messaging;

/// <summary>
/// Empties the outbox of a schema, in order within an aggregate and never dropping anything. Three loops:
/// 1. rows that this process committed arrive in memory and are published at once;
/// 2. heads of aggregates that nobody holds are claimed from the table: when woken, and each second;
/// 3. what came of it is written back in batches.
/// </summary>
internal sealed class OutboxDispatcher<TContext>(
    SchemaName<TContext> schema,
    OutboxSignal<TContext> signal,
    OutboxTable<TContext> table,
    OutboxMetrics<TContext> metrics,
    IMessagePublisher publisher,
    INotifications notifications,
    IOptions<OutboxOptions> options,
    TimeProvider time,
    ILogger<OutboxDispatcher<TContext>> log) : BackgroundService
{
    private const int ClaimMax = 200;
    private const int AttemptsBeforeAlarm = 20;
    private static readonly TimeSpan PollInterval = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan DrainTime = TimeSpan.FromSeconds(12);

    private readonly Channel<Outcome> _outcomes = Channel.CreateUnbounded<Outcome>(
        new UnboundedChannelOptions { SingleReader = true });

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var subscription = notifications.Subscribe(signal.Topic, _ => signal.Wake());
        using var lanes = new PublishLanes<OutboxRow>(options.Value.Concurrency, PublishAsync, Drop);
        var marking = MarkAsync();
        signal.Open(true);
        await Task.WhenAll(TakeCommittedAsync(lanes, stoppingToken), ClaimAsync(lanes, stoppingToken))
            .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        signal.Open(false);
        await DrainAsync(lanes);
        _outcomes.Writer.Complete();
        await marking;
    }

    // What cannot be published in this time is left to its claim, which expires.
    private async Task DrainAsync(PublishLanes<OutboxRow> lanes)
    {
        while (signal.Committed.TryRead(out var row))
        {
            lanes.Add(row.AggregateId, row);
        }

        using var patience = new CancellationTokenSource(DrainTime, time);
        await lanes.DrainAsync().WaitAsync(patience.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private async Task TakeCommittedAsync(PublishLanes<OutboxRow> lanes, CancellationToken cancellation)
    {
        await foreach (var row in signal.Committed.ReadAllAsync(cancellation))
        {
            lanes.Add(row.AggregateId, row);
        }
    }

    private async Task ClaimAsync(PublishLanes<OutboxRow> lanes, CancellationToken cancellation)
    {
        while (!cancellation.IsCancellationRequested)
        {
            await TryAsync(() => ClaimOnceAsync(lanes, cancellation), cancellation);
            using var poll = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
            poll.CancelAfter(PollInterval);
            Task woken = signal.Wakes.ReadAsync(poll.Token).AsTask();
            await woken.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task ClaimOnceAsync(PublishLanes<OutboxRow> lanes, CancellationToken cancellation)
    {
        var rows = await table.ClaimAsync(signal.Owner, ClaimMax, cancellation);
        foreach (var row in rows)
        {
            lanes.Add(row.AggregateId, row);
        }
    }

    private async Task<bool> PublishAsync(OutboxRow row)
    {
        using var activity = OutboxActivity.Begin(row.TraceParent);
        try
        {
            await publisher.PublishAsync(row.Read(), CancellationToken.None);
            metrics.Published();
            _outcomes.Writer.TryWrite(new Outcome(OutcomeKind.Delivered, row.Id));
            return true;
        }
        catch (Exception error) // whatever went wrong, the row stays and is tried again
        {
            metrics.Failed();
            log.Unpublished(row.Id, schema.Value, error.Message);
            _outcomes.Writer.TryWrite(new Outcome(OutcomeKind.Failed, row.Id, error.Message));
            return false;
        }
    }

    private void Drop(IReadOnlyList<OutboxRow> rows)
    {
        foreach (var row in rows)
        {
            _outcomes.Writer.TryWrite(new Outcome(OutcomeKind.Untried, row.Id));
        }
    }

    private async Task MarkAsync()
    {
        while (await _outcomes.Reader.WaitToReadAsync())
        {
            var batch = new List<Outcome>();
            while (batch.Count < ClaimMax && _outcomes.Reader.TryRead(out var outcome))
            {
                batch.Add(outcome);
            }

            // Unwritten outcomes are healed by the end of the claims: what went out goes out once more.
            await TryAsync(() => WriteAsync(batch), CancellationToken.None);
            signal.Wake(); // what waited behind these may go
        }
    }

    private async Task WriteAsync(IReadOnlyList<Outcome> batch)
    {
        if (Of(batch, OutcomeKind.Delivered) is { Count: > 0 } delivered)
        {
            await table.MarkAsync(signal.Owner, delivered, CancellationToken.None);
        }

        foreach (var failed in batch.Where(outcome => outcome.Kind == OutcomeKind.Failed))
        {
            var attempts = await table.PostponeAsync(
                signal.Owner, failed.Id, failed.Error ?? "", CancellationToken.None);
            if (attempts >= AttemptsBeforeAlarm)
            {
                log.Stuck(failed.Id, schema.Value, attempts);
            }
        }

        if (Of(batch, OutcomeKind.Untried) is { Count: > 0 } untried)
        {
            await table.ReleaseAsync(signal.Owner, untried, CancellationToken.None);
        }
    }

    private async Task TryAsync(Func<Task> work, CancellationToken cancellation)
    {
        try
        {
            await work();
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            // The process stops.
        }
        catch (Exception error) // a broken connection shows in many ways, and none may end the dispatcher
        {
            log.OutboxInterrupted(schema.Value, error.Message);
        }
    }

    private static List<Guid> Of(IReadOnlyList<Outcome> batch, OutcomeKind kind) =>
        [.. batch.Where(outcome => outcome.Kind == kind).Select(outcome => outcome.Id)];

    private enum OutcomeKind
    {
        Delivered,
        Failed,
        Untried,
    }

    private sealed record Outcome(OutcomeKind Kind, Guid Id, string? Error = null);
}

using System.Diagnostics;
using Microsoft.Extensions.Logging;
using Whence.Attribution.Counterfactuals;
using Whence.Attribution.Jobs;

namespace Whence.Attribution.Explaining;

/// <summary>Carries one claimed explanation to its end, gives it back, or drops it when somebody else has it.</summary>
internal sealed class ExplanationRun(ClaimedExplanation claim, ExplanationParts parts) : IDisposable
{
    private static readonly TimeSpan ShortestWait = TimeSpan.FromSeconds(0.5);
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(10);

    private readonly ClaimHeartbeat _heartbeat = new(claim, parts);

    public Guid Id => claim.Record.Id;

    /// <summary>Asks the run to end as cancelled.</summary>
    public void Cancel() => _heartbeat.Cancel();

    public async Task RunAsync(CancellationToken stopping)
    {
        using var activity = AttributionActivity.Begin(claim);
        using var late = new CancellationTokenSource();
        using var work = CancellationTokenSource.CreateLinkedTokenSource(
            stopping, late.Token, _heartbeat.Asked, _heartbeat.Lost);
        using var ended = new CancellationTokenSource();
        var heartbeat = _heartbeat.BeatAsync(ended.Token);
        try
        {
            if (Refusal() is { } end)
            {
                await GiveUpAsync(end);
                return;
            }

            late.CancelAfter(claim.Record.Deadline - parts.Time.GetUtcNow());
            await WorkAsync(work.Token);
        }
        catch (StaleClaimException)
        {
            parts.Log.Stale(Id, claim.Fencing);
        }
        catch (Exception reason)
        {
            activity?.SetStatus(
                reason is ChildrenUnderWayException ? ActivityStatusCode.Ok : ActivityStatusCode.Error);
            await LeaveAsync(reason, stopping, late.Token);
        }
        finally
        {
            await ended.CancelAsync();
            await heartbeat;
        }
    }

    public void Dispose() => _heartbeat.Dispose();

    private async Task WorkAsync(CancellationToken cancellation)
    {
        var end = await parts.Explainer(claim.Record.Kind).ExplainAsync(
            claim.Record, _heartbeat.Progress, cancellation);
        await parts.Store.EndAsync(claim, end, CancellationToken.None);
        parts.Log.Explained(Id, claim.Record.GenerationId);
        parts.Metrics.Ended(claim.Record.Kind, ExplanationState.Completed);
    }

    private ExplanationEnd? Refusal() =>
        claim.CancelRequested ? ExplanationEnd.Cancelled
        : claim.Attempts > parts.Options.MaxAttempts ? ExplanationFailures.Exhausted
        : parts.Time.GetUtcNow() >= claim.Record.Deadline ? ExplanationFailures.Late(claim.Record.Kind)
        : null;

    private async Task LeaveAsync(Exception reason, CancellationToken stopping, CancellationToken late)
    {
        if (_heartbeat.Lost.IsCancellationRequested)
        {
            parts.Log.Stale(Id, claim.Fencing);
            return;
        }

        try
        {
            var end = _heartbeat.Asked.IsCancellationRequested ? ExplanationEnd.Cancelled
                : late.IsCancellationRequested ? ExplanationFailures.Late(claim.Record.Kind)
                : ExplanationFailures.Permanent(reason);
            if (end is not null)
            {
                await GiveUpAsync(end);
                parts.Log.NotExplained(Id, end.ErrorCode ?? "cancelled");
                parts.Metrics.Ended(claim.Record.Kind, end.State);
            }
            else
            {
                await ReleaseAsync(reason, stopping);
            }
        }
        catch (StaleClaimException)
        {
            parts.Log.Stale(Id, claim.Fencing);
        }
        catch (Exception unreachable)
        {
            parts.Log.NotGivenBack(Id, unreachable); // its lease runs out
        }
    }

    private Task GiveUpAsync(ExplanationEnd end) => parts.Store.EndAsync(
        claim, end with { Messages = ChildIds.Cancellations(claim.Record) }, CancellationToken.None);

    private Task ReleaseAsync(Exception reason, CancellationToken stopping)
    {
        if (stopping.IsCancellationRequested)
        {
            return GiveBackAsync(TimeSpan.Zero, isFailure: false);
        }

        if (reason is ChildrenUnderWayException)
        {
            return GiveBackAsync(Patience(), isFailure: false);
        }

        var delay = TimeSpan.FromSeconds(1 << Math.Min(claim.Attempts, 5));
        parts.Log.TryAgain(Id, delay.TotalSeconds, reason);
        return GiveBackAsync(delay, isFailure: true);
    }

    private Task GiveBackAsync(TimeSpan delay, bool isFailure) =>
        parts.Store.ReleaseAsync(claim, delay, isFailure, CancellationToken.None);

    // What has waited for long can wait a little longer, so that it is looked at a few times and not all the time.
    private TimeSpan Patience()
    {
        var waited = parts.Time.GetUtcNow() - claim.Record.CreatedAt;
        return TimeSpan.FromTicks(Math.Clamp(waited.Ticks / 8, ShortestWait.Ticks, LongestWait.Ticks));
    }
}

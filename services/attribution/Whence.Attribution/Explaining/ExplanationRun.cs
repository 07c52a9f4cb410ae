using System.Diagnostics;
using Microsoft.Extensions.Logging;
using Whence.Attribution.Counterfactuals;
using Whence.Attribution.Jobs;

namespace Whence.Attribution.Explaining;

/// <summary>Carries one claimed explanation to its end, gives it back, or drops it when somebody else has it.</summary>
internal sealed class ExplanationRun(ClaimedExplanation claim, ExplanationParts parts) : IDisposable
{
    private readonly RunProgress _progress = new();
    private readonly CancellationTokenSource _asked = new(); // somebody cancelled it
    private readonly CancellationTokenSource _lost = new(); // somebody else has it

    public Guid Id => claim.Record.Id;

    /// <summary>Asks the run to end as cancelled.</summary>
    public void Cancel()
    {
        try
        {
            _asked.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // It has ended meanwhile.
        }
    }

    public async Task RunAsync(CancellationToken stopping)
    {
        using var activity = AttributionActivity.Begin(claim);
        using var late = new CancellationTokenSource();
        using var work = CancellationTokenSource.CreateLinkedTokenSource(
            stopping, late.Token, _asked.Token, _lost.Token);
        using var ended = new CancellationTokenSource();
        var heartbeat = BeatAsync(ended.Token);
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
            activity?.SetStatus(ActivityStatusCode.Error);
            await LeaveAsync(reason, stopping, late.Token);
        }
        finally
        {
            await ended.CancelAsync();
            await heartbeat;
        }
    }

    public void Dispose()
    {
        _asked.Dispose();
        _lost.Dispose();
    }

    private async Task WorkAsync(CancellationToken cancellation)
    {
        var end = await parts.Explainer(claim.Record.Kind).ExplainAsync(claim.Record, _progress, cancellation);
        await parts.Store.EndAsync(claim, end, CancellationToken.None);
        parts.Log.Explained(Id, claim.Record.GenerationId);
        parts.Metrics.Ended(claim.Record.Kind, ExplanationState.Completed);
    }

    private ExplanationEnd? Refusal() =>
        claim.CancelRequested ? ExplanationEnd.Cancelled
        : claim.Attempts > parts.Options.MaxAttempts ? ExplanationFailures.Exhausted
        : parts.Time.GetUtcNow() >= claim.Record.Deadline ? ExplanationFailures.Late
        : null;

    private async Task LeaveAsync(Exception reason, CancellationToken stopping, CancellationToken late)
    {
        if (_lost.IsCancellationRequested)
        {
            parts.Log.Stale(Id, claim.Fencing);
            return;
        }

        try
        {
            var end = _asked.IsCancellationRequested ? ExplanationEnd.Cancelled
                : late.IsCancellationRequested ? ExplanationFailures.Late
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
            return parts.Store.ReleaseAsync(claim, failureDelay: null, CancellationToken.None);
        }

        var delay = TimeSpan.FromSeconds(1 << Math.Min(claim.Attempts, 5));
        parts.Log.TryAgain(Id, delay.TotalSeconds, reason);
        return parts.Store.ReleaseAsync(claim, delay, CancellationToken.None);
    }

    private async Task BeatAsync(CancellationToken ended)
    {
        var interval = TimeSpan.FromSeconds(parts.Options.HeartbeatSeconds);
        while (!ended.IsCancellationRequested)
        {
            await Task.Delay(interval, parts.Time, ended).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (ended.IsCancellationRequested)
            {
                return;
            }

            try
            {
                if (await parts.Store.RenewAsync(claim, _progress.Done, CancellationToken.None))
                {
                    await _asked.CancelAsync();
                }
            }
            catch (StaleClaimException)
            {
                await _lost.CancelAsync();
                return;
            }
            catch (Exception unreachable)
            {
                parts.Log.StoreUnreachable(unreachable); // the next beat may come through
            }
        }
    }
}

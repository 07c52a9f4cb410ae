using Microsoft.Extensions.Logging;
using Whence.Attribution.Jobs;

namespace Whence.Attribution.Explaining;

/// <summary>Keeps a claim while its work goes on, and hears when it should not.</summary>
internal sealed class ClaimHeartbeat(ClaimedExplanation claim, ExplanationParts parts) : IDisposable
{
    private readonly CancellationTokenSource _asked = new();
    private readonly CancellationTokenSource _lost = new();

    /// <summary>Gets how far the work is.</summary>
    public RunProgress Progress { get; } = new(claim.Record.Progress);

    /// <summary>Gets whether somebody cancelled the explanation.</summary>
    public CancellationToken Asked => _asked.Token;

    /// <summary>Gets whether somebody else has it.</summary>
    public CancellationToken Lost => _lost.Token;

    /// <summary>Asks the work to end as cancelled.</summary>
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

    public async Task BeatAsync(CancellationToken ended)
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
                if (await parts.Store.RenewAsync(claim, Progress.Done, CancellationToken.None))
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

    public void Dispose()
    {
        _asked.Dispose();
        _lost.Dispose();
    }
}

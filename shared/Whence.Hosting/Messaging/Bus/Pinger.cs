using MassTransit;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Whence.Hosting.Messaging.Bus;

/// <summary>Sends a message through the broker and back every few seconds: a connection that looks open proves nothing.
/// </summary>
internal sealed class Pinger(
    IBusControl bus,
    PingLine line,
    BrokerWatch watch,
    IOptions<BusOptions> options,
    TimeProvider time,
    ILogger<Pinger> logger) : BackgroundService
{
    private static readonly TimeSpan AfterFailure = TimeSpan.FromMilliseconds(250);

    private readonly TimeSpan _interval = TimeSpan.FromSeconds(options.Value.PingIntervalSeconds);
    private readonly TimeSpan _timeout = TimeSpan.FromSeconds(options.Value.PingTimeoutSeconds);
    private PingOutcome _last = new(false, "No message has come through the broker yet.", default);

    /// <summary>Gets how the last ping went, or that there has been none for too long.</summary>
    public PingOutcome Last
    {
        get
        {
            var last = Volatile.Read(ref _last);
            var isOld = last.Ok && time.GetUtcNow() - last.At > (_interval + _timeout) * 2;
            return isOld ? last with { Ok = false, Detail = "No message has come through the broker lately." } : last;
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            var ok = await PingAsync(stoppingToken);
            await Task.Delay(ok ? _interval : AfterFailure, time, stoppingToken)
                .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task<bool> PingAsync(CancellationToken stopping)
    {
        var start = time.GetTimestamp();
        try
        {
            RequireConnection();
            await line.PingAsync(bus, _timeout, time, stopping);
            Report(new PingOutcome(true, null, time.GetUtcNow()), (long)time.GetElapsedTime(start).TotalMilliseconds);
            watch.Answered();
            return true;
        }
        catch (Exception) when (stopping.IsCancellationRequested)
        {
            return false;
        }
        catch (Exception exception)
        {
            Report(new PingOutcome(false, Reason(exception), time.GetUtcNow()), 0);
            await watch.TimedOutAsync();
            return false;
        }
    }

    // A ping that is sent before its queue is declared is lost, and waiting for it wastes the time to start.
    private void RequireConnection()
    {
        if (bus.CheckHealth() is { Status: not BusHealthStatus.Healthy } health)
        {
            throw new InvalidOperationException($"The bus is {health.Status}: not every queue is connected.");
        }
    }

    private string Reason(Exception exception) => exception switch
    {
        TimeoutException => $"A message did not come back within {_timeout.TotalSeconds:0} s.",
        InvalidOperationException => exception.Message,
        _ => $"A message was not accepted: {exception.GetType().Name}.",
    };

    private void Report(PingOutcome outcome, long milliseconds)
    {
        var before = Interlocked.Exchange(ref _last, outcome);
        if (outcome.Ok && !before.Ok)
        {
            Log.PingRecovered(logger, milliseconds);
        }
        else if (!outcome.Ok && (before.Ok || before.At == default))
        {
            Log.PingFailed(logger, outcome.Detail!);
        }
    }
}

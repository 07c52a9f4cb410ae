using Microsoft.Extensions.Options;

namespace Whence.Hosting.Messaging.Bus;

/// <summary>
/// Counts time-outs in a row, at most one in each confirmation time-out, and only while the broker answers newcomers:
/// then it is this process that is stuck, and a restart helps. While the broker is away, a restart would not.
/// </summary>
internal sealed class BrokerWatch(IBrokerProbe probe, IOptions<BusOptions> options, TimeProvider time)
{
    public const int TimeoutsMax = 3;

    private readonly Lock _lock = new();
    private readonly TimeSpan _window = TimeSpan.FromSeconds(options.Value.ConfirmTimeoutSeconds) * 0.9;
    private DateTimeOffset _lastCounted;
    private int _timeouts;

    /// <summary>Gets a value indicating whether this process should be restarted.</summary>
    public bool IsStuck => Volatile.Read(ref _timeouts) >= TimeoutsMax;

    public void Answered() => Volatile.Write(ref _timeouts, 0);

    public async Task TimedOutAsync()
    {
        if (!Counts())
        {
            return;
        }

        if (await probe.AnswersAsync())
        {
            Interlocked.Increment(ref _timeouts);
        }
        else
        {
            Answered();
        }
    }

    private bool Counts()
    {
        lock (_lock)
        {
            var now = time.GetUtcNow();
            if (now - _lastCounted < _window)
            {
                return false;
            }

            _lastCounted = now;
            return true;
        }
    }
}

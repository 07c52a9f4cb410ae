using Microsoft.Extensions.Options;

namespace Whence.Hosting.Messaging.Bus;

/// <summary>Counts time-outs in a row: each tenth of a minute without an answer counts once, however many waited.</summary>
internal sealed class BrokerWatch(IOptions<BusOptions> options, TimeProvider time)
{
    public const int TimeoutsMax = 3;

    private readonly Lock _lock = new();
    private readonly TimeSpan _window = TimeSpan.FromSeconds(options.Value.ConfirmTimeoutSeconds) * 0.9;
    private DateTimeOffset _lastCounted;
    private int _timeouts;

    /// <summary>Gets a value indicating whether the broker has been silent for too long.</summary>
    public bool IsStuck
    {
        get
        {
            lock (_lock)
            {
                return _timeouts >= TimeoutsMax;
            }
        }
    }

    public void Confirmed()
    {
        lock (_lock)
        {
            _timeouts = 0;
        }
    }

    public void TimedOut()
    {
        lock (_lock)
        {
            var now = time.GetUtcNow();
            if (now - _lastCounted >= _window)
            {
                (_lastCounted, _timeouts) = (now, _timeouts + 1);
            }
        }
    }
}

namespace Whence.Gateway.Quotas;

/// <summary>A token bucket that fills by the clock it is given: a minute's requests at once, then evenly.</summary>
internal sealed class RequestBucket(int requestsPerMinute, TimeProvider time)
{
    private readonly Lock _lock = new();

    // Counted in request-ticks, so that no request is ever made or lost by rounding.
    private readonly long _full = requestsPerMinute * TimeSpan.TicksPerMinute;
    private long _used;
    private DateTimeOffset _at = time.GetUtcNow();

    public BucketState Take()
    {
        lock (_lock)
        {
            Fill();
            var admitted = _full - _used >= TimeSpan.TicksPerMinute;
            if (admitted)
            {
                _used += TimeSpan.TicksPerMinute;
            }

            return State(admitted);
        }
    }

    private void Fill()
    {
        var now = time.GetUtcNow();
        if (now > _at)
        {
            var ticks = Math.Min((now - _at).Ticks, TimeSpan.TicksPerMinute);
            _used = Math.Max(0, _used - (ticks * requestsPerMinute));
            _at = now;
        }
    }

    private BucketState State(bool admitted)
    {
        var free = _full - _used;
        return new BucketState(
            admitted, requestsPerMinute, (int)(free / TimeSpan.TicksPerMinute),
            Until(TimeSpan.TicksPerMinute - free), Until(_used));
    }

    private TimeSpan Until(long ticks) => ticks <= 0 ? TimeSpan.Zero
        : requestsPerMinute == 0 ? TimeSpan.FromMinutes(1)
        : TimeSpan.FromTicks((ticks + requestsPerMinute - 1) / requestsPerMinute);
}

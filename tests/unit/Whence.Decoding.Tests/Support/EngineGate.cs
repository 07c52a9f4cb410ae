using Whence.Testing;

namespace Whence.Decoding.Tests.Support;

/// <summary>A worker's clock that also holds its engine: each turn of the engine asks for the time once, and gets it
/// when the test allows one more turn.</summary>
internal sealed class EngineGate(ManualTime time) : TimeProvider, IDisposable
{
    private readonly SemaphoreSlim _turns = new(0);
    private volatile bool _open = true;

    public override long TimestampFrequency => time.TimestampFrequency;

    public ManualTime Time => time;

    /// <summary>Holds the engine after so many turns.</summary>
    public void Allow(int turns)
    {
        _open = false;
        if (turns > 0)
        {
            _turns.Release(turns);
        }
    }

    /// <summary>Lets the engine run.</summary>
    public void Open()
    {
        _open = true;
        _turns.Release(1_000_000);
    }

    public override DateTimeOffset GetUtcNow()
    {
        if (!_open && Thread.CurrentThread.Name == "whence-engine")
        {
            _turns.Wait();
        }

        return time.GetUtcNow();
    }

    public override long GetTimestamp() => time.GetTimestamp();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        time.CreateTimer(callback, state, dueTime, period);

    public void Dispose() => _turns.Dispose();
}

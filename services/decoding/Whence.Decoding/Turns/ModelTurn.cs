using Whence.Decoding.Engine;

namespace Whence.Decoding.Turns;

/// <summary>
/// One call of the model by another thread, between two steps of the sessions: the engine's thread stands still from
/// <see cref="Begin"/> to <see cref="End"/>, so that the model is used by one thread at a time.
/// </summary>
internal sealed class ModelTurn : EngineWork
{
    private readonly TaskCompletionSource _begun = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly ManualResetEventSlim _ended = new();

    /// <summary>Waits for the turn.</summary>
    /// <exception cref="OperationCanceledException">The caller gave up first.</exception>
    public void Begin(CancellationToken cancellation)
    {
        using var registration = cancellation.Register(() => _begun.TrySetCanceled(cancellation));
        _begun.Task.GetAwaiter().GetResult();
    }

    /// <summary>Lets the engine go on.</summary>
    public void End() => _ended.Set();

    public override bool Step()
    {
        if (_begun.TrySetResult())
        {
            _ended.Wait();
        }

        return true;
    }

    public override void Fail(Exception reason) => _begun.TrySetException(reason);
}

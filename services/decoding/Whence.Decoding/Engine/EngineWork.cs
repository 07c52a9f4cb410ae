namespace Whence.Decoding.Engine;

/// <summary>Something else that needs the model, done in pieces between the steps of sessions.</summary>
internal abstract class EngineWork : IDisposable
{
    /// <summary>Does a piece on the engine's thread; returns whether that was the last.</summary>
    public abstract bool Step();

    /// <summary>Ends it before its time.</summary>
    public abstract void Fail(Exception reason);

    /// <summary>Frees what the pieces share; called on the engine's thread, whatever the end.</summary>
    public virtual void Dispose() => GC.SuppressFinalize(this);
}

/// <summary>Work with a result.</summary>
internal abstract class EngineWork<T> : EngineWork
{
    private readonly TaskCompletionSource<T> _result = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly CancellationToken _cancellation;

    protected EngineWork(CancellationToken cancellation) => _cancellation = cancellation;

    public Task<T> Result => _result.Task;

    public sealed override bool Step()
    {
        if (_cancellation.IsCancellationRequested)
        {
            _result.TrySetCanceled(_cancellation);
            return true;
        }

        return Advance(out var result) && _result.TrySetResult(result);
    }

    public sealed override void Fail(Exception reason) => _result.TrySetException(reason);

    /// <summary>Does a piece; true with the result when that was the last.</summary>
    protected abstract bool Advance(out T result);
}

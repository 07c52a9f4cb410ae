namespace Whence.Tensors.Threading;

/// <summary>
/// Threads that stay alive between calls. A kernel of half a millisecond cannot afford the dispatch of
/// <c>Parallel.For</c>, so idle workers spin for a moment before they sleep.
/// </summary>
public sealed class WorkerPool : IDisposable
{
    private const int SpinsBeforeSleep = 4000;

    private readonly Thread[] _threads;
    private readonly object _wake = new();
    private IParallelWork? _work;
    private Exception? _failure;
    private int _parts;
    private int _next;
    private int _running;
    private int _generation;
    private int _sleeping;
    private int _busy;
    private volatile bool _stopped;

    /// <summary>Initializes a new instance of the <see cref="WorkerPool"/> class.</summary>
    /// <param name="workers">How many workers, the calling thread included; at least 1.</param>
    public WorkerPool(int workers)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(workers, 1);
        Workers = workers;
        _threads = new Thread[workers - 1];
        for (var i = 0; i < _threads.Length; i++)
        {
            _threads[i] = new Thread(Loop) { IsBackground = true, Name = $"whence-worker-{i + 1}" };
            _threads[i].Start();
        }
    }

    /// <summary>Gets a pool with one worker: the caller.</summary>
    public static WorkerPool CallerOnly { get; } = new(1);

    /// <summary>Gets the number of workers, the calling thread included.</summary>
    public int Workers { get; }

    /// <summary>Does all parts and returns when the last one is done; the caller works too.</summary>
    /// <exception cref="AggregateException">A part failed on a worker.</exception>
    public void Run(IParallelWork work, int parts)
    {
        if (_threads.Length == 0 || parts <= 1 || Interlocked.Exchange(ref _busy, 1) == 1)
        {
            // Also the way out for a nested or concurrent call: the caller does all parts alone.
            RunAlone(work, parts);
            return;
        }

        try
        {
            RunShared(work, parts);
        }
        finally
        {
            Volatile.Write(ref _busy, 0);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_stopped || _threads.Length == 0)
        {
            return;
        }

        _stopped = true;
        WakeAll();
        foreach (var thread in _threads)
        {
            thread.Join();
        }
    }

    private static void RunAlone(IParallelWork work, int parts)
    {
        for (var part = 0; part < parts; part++)
        {
            work.Execute(part);
        }
    }

    private void RunShared(IParallelWork work, int parts)
    {
        ObjectDisposedException.ThrowIf(_stopped, this);
        (_work, _parts, _failure) = (work, parts, null);
        Volatile.Write(ref _next, 0);
        Volatile.Write(ref _running, _threads.Length);
        WakeAll();
        Take();
        var spinner = default(SpinWait);
        while (Volatile.Read(ref _running) > 0)
        {
            spinner.SpinOnce(sleep1Threshold: -1);
        }

        _work = null;
        if (_failure is not null)
        {
            throw new AggregateException("A parallel kernel failed.", _failure);
        }
    }

    // A pulse, not a counted permit: a worker that is quick to sleep again could take the permit of one that has not
    // woken yet, and that one would sleep for ever.
    private void WakeAll()
    {
        Interlocked.Increment(ref _generation);
        if (Volatile.Read(ref _sleeping) > 0)
        {
            lock (_wake)
            {
                Monitor.PulseAll(_wake);
            }
        }
    }

    private void Take()
    {
        try
        {
            int part;
            while ((part = Interlocked.Increment(ref _next) - 1) < _parts)
            {
                _work!.Execute(part);
            }
        }
#pragma warning disable CA1031 // A worker thread must not die; the caller rethrows what happened.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            _failure = exception;
        }
    }

    private void Loop()
    {
        var seen = 0;
        while (true)
        {
            seen = AwaitGeneration(seen);
            if (_stopped)
            {
                return;
            }

            Take();
            Interlocked.Decrement(ref _running);
        }
    }

    private int AwaitGeneration(int seen)
    {
        for (var spin = 0; spin < SpinsBeforeSleep; spin++)
        {
            if (Volatile.Read(ref _generation) != seen)
            {
                return seen + 1;
            }

            Thread.SpinWait(8);
        }

        Interlocked.Increment(ref _sleeping);
        lock (_wake)
        {
            while (Volatile.Read(ref _generation) == seen)
            {
                Monitor.Wait(_wake);
            }
        }

        Interlocked.Decrement(ref _sleeping);
        return seen + 1;
    }
}

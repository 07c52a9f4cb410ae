namespace Whence.Tensors.Threading;

/// <summary>
/// Threads that stay alive between calls. A kernel of half a millisecond cannot afford the dispatch of
/// <c>Parallel.For</c>, so idle workers spin for a moment before they sleep.
/// </summary>
/// <remarks>
/// The caller waits for parts, not for threads: a worker whose core is busy with something else takes no part, and
/// costs nothing. A part is taken by raising a ticket that counts the call's parts too, so a worker that wakes late
/// finds nothing left, or helps with the call that is under way by then.
/// </remarks>
public sealed class WorkerPool : IDisposable
{
    private const int SpinsBeforeSleep = 4000;
    private const int PartBits = 20;
    private const int PartMask = (1 << PartBits) - 1;

    private readonly Thread[] _threads;
    private readonly object _wake = new();
    private IParallelWork? _work;
    private Exception? _failure;
    private long _ticket; // the number of the call, its parts, and the next of them to take: 24, 20 and 20 bits
    private int _done;
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
    /// <param name="work">The work.</param>
    /// <param name="parts">How many parts it has, at most 1,048,575.</param>
    /// <exception cref="AggregateException">A part failed on a worker.</exception>
    public void Run(IParallelWork work, int parts)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(parts, PartMask);
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
        Open(parts: 0);
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
        (_work, _failure) = (work, null);
        Volatile.Write(ref _done, 0);
        Open(parts);
        Take();
        var spinner = default(SpinWait);
        while (Volatile.Read(ref _done) < parts)
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
    private void Open(int parts)
    {
        var call = CallOf(Volatile.Read(ref _ticket)) + 1;
        Interlocked.Exchange(ref _ticket, (((long)call << PartBits) | (uint)parts) << PartBits);
        if (Volatile.Read(ref _sleeping) > 0)
        {
            lock (_wake)
            {
                Monitor.PulseAll(_wake);
            }
        }
    }

    private static int CallOf(long ticket) => (int)(ticket >>> (2 * PartBits));

    private void Take()
    {
        while (true)
        {
            var ticket = Volatile.Read(ref _ticket);
            var part = (int)(ticket & PartMask);
            if (part >= (int)((ticket >> PartBits) & PartMask))
            {
                return;
            }

            // Whoever moves the ticket holds a part, and its call stays open until that part is done.
            if (Interlocked.CompareExchange(ref _ticket, ticket + 1, ticket) == ticket)
            {
                Execute(part);
                Interlocked.Increment(ref _done);
            }
        }
    }

    private void Execute(int part)
    {
        try
        {
            _work!.Execute(part);
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
        var call = 0;
        while (!_stopped)
        {
            call = AwaitOther(call);
            Take();
        }
    }

    private int AwaitOther(int call)
    {
        for (var spin = 0; spin < SpinsBeforeSleep; spin++)
        {
            if (CallOf(Volatile.Read(ref _ticket)) is var current && current != call)
            {
                return current;
            }

            Thread.SpinWait(8);
        }

        Interlocked.Increment(ref _sleeping);
        lock (_wake)
        {
            while (CallOf(Volatile.Read(ref _ticket)) == call)
            {
                Monitor.Wait(_wake);
            }
        }

        Interlocked.Decrement(ref _sleeping);
        return CallOf(Volatile.Read(ref _ticket));
    }
}

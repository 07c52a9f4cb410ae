using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Whence.Engine.Diffusion;
using Whence.Hosting.Problems;

namespace Whence.Decoding.Engine;

/// <summary>
/// The one thread that computes. It steps all sessions together, does a piece of other work between two steps, and
/// waits for nothing: what it says is carried away by others.
/// </summary>
internal sealed class DecodeEngine : IHostedService, IDisposable
{
    private readonly DecodingModel _model;
    private readonly DecodingOptions _options;
    private readonly DecodingMetrics _metrics;
    private readonly TimeProvider _time;
    private readonly ILogger<DecodeEngine> _log;
    private readonly DecodeBatch _batch;
    private readonly Dictionary<DecodeSession, EngineJob> _jobs = [];
    private readonly ConcurrentQueue<EngineJob> _joining = new();
    private readonly ConcurrentQueue<EngineWork> _work = new();
    private readonly SemaphoreSlim _wake = new(0);
    private readonly Thread _thread;
    private int _waitingWork;
    private volatile bool _stopping;

    public DecodeEngine(
        DecodingModel model,
        IOptions<DecodingOptions> options,
        DecodingMetrics metrics,
        TimeProvider time,
        ILogger<DecodeEngine> log)
    {
        (_model, _options, _metrics, _time, _log) = (model, options.Value, metrics, time, log);
        _batch = new DecodeBatch(model.Denoiser);
        _thread = new Thread(Run) { Name = "whence-engine", IsBackground = true };
        metrics.ReportSessions(() => _jobs.Count);
    }

    /// <summary>Gets how much other work waits, or is being done.</summary>
    public int WaitingWork => Volatile.Read(ref _waitingWork);

    /// <summary>Lets a request take part from the next step on; its events say what becomes of it.</summary>
    public void Join(EngineJob job)
    {
        _joining.Enqueue(job);
        Wake();
    }

    /// <summary>Asks for a session to leave between two steps.</summary>
    public void Leave(EngineJob job, LeaveReason reason)
    {
        job.Ask(reason);
        Wake();
    }

    /// <summary>Does other work between steps.</summary>
    /// <exception cref="ApiException">Too much of it waits already: 503.</exception>
    public Task<T> RunAsync<T>(EngineWork<T> work)
    {
        if (_stopping || Interlocked.Increment(ref _waitingWork) > _options.MaxWaitingWork)
        {
            Interlocked.Decrement(ref _waitingWork);
            throw new ApiException(503, "overloaded", "Too much waits for the model; try again in a moment.")
            {
                RetryAfterSeconds = 1,
            };
        }

        _work.Enqueue(work);
        Wake();
        return work.Result;
    }

    /// <summary>Does work that is bounded elsewhere between steps; when the process stops, it fails.</summary>
    public void Enqueue(EngineWork work)
    {
        Interlocked.Increment(ref _waitingWork);
        _work.Enqueue(work);
        Wake();
        if (_stopping)
        {
            work.Fail(Stopped());
        }
    }

    public Task StartAsync(CancellationToken cancellationToken)
    {
        _thread.Start();
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.Run(Stop, cancellationToken);

    // The model is disposed next, and must not be in use then.
    public void Dispose()
    {
        Stop();
        _wake.Dispose();
    }

    private void Stop()
    {
        _stopping = true;
        if (_thread.IsAlive)
        {
            Wake();
            _thread.Join();
        }
    }

    private void Wake()
    {
        try
        {
            _wake.Release();
        }
        catch (ObjectDisposedException)
        {
            // The process is ending; whoever still speaks is not heard.
        }
    }

    private void Run()
    {
        while (!_stopping)
        {
            if (_batch.Sessions.Count == 0 && _work.IsEmpty && _joining.IsEmpty)
            {
                _wake.Wait();
            }

            Turn();
        }

        while (_work.TryDequeue(out var work))
        {
            work.Fail(Stopped());
        }
    }

    private static ApiException Stopped() => new(503, "overloaded", "The process is stopping; try again.");

    private void Turn()
    {
        while (_joining.TryDequeue(out var job))
        {
            Begin(job);
        }

        SendAway();
        if (_batch.Sessions.Count > 0)
        {
            StepSessions();
        }

        StepWork();
    }

    private void Begin(EngineJob job)
    {
        try
        {
            var session = job.Checkpoint is { } checkpoint
                ? DecodeSession.Resume(_model.Denoiser, job.Request, checkpoint)
                : DecodeSession.Start(_model.Denoiser, job.Request);
            job.CheckpointAt = _time.GetTimestamp();
            _jobs.Add(session, job);
            _batch.Add(session);
        }
        catch (Exception reason) // whatever is wrong with one request, the others go on
        {
            job.Say(new EngineEvent.Failed(reason));
        }
    }

    private void SendAway()
    {
        var now = _time.GetUtcNow();
        foreach (var (session, job) in _jobs.ToList())
        {
            if (now >= job.Deadline)
            {
                job.Ask(LeaveReason.DeadlineExceeded);
            }

            if (job.Leave != LeaveReason.None)
            {
                job.Say(new EngineEvent.Left(job.Leave, Checkpoint(session, job)));
                End(session);
            }
        }
    }

    private void StepSessions()
    {
        var (begun, before) = (Stopwatch.GetTimestamp(), Committed());
        try
        {
            foreach (var (session, completed, failure) in _batch.Step())
            {
                Report(session, completed, failure);
            }

            _metrics.Step(Stopwatch.GetElapsedTime(begun), Committed() - before);
        }
        catch (Exception reason)
        {
            // Nobody knows how far the step came, so nobody goes on from here; checkpoints do.
            _log.EngineFailed(reason);
            foreach (var (session, job) in _jobs.ToList())
            {
                job.Say(new EngineEvent.Failed(reason));
                End(session);
            }
        }
        finally
        {
            foreach (var session in _jobs.Keys.Where(session => session.IsDone).ToList())
            {
                End(session);
            }
        }
    }

    private long Committed() => _jobs.Keys.Sum(session => (long)session.Statistics.TokensCommitted);

    private void Report(DecodeSession session, bool completed, Exception? failure)
    {
        var job = _jobs[session];
        if (failure is not null)
        {
            job.Say(new EngineEvent.Failed(failure));
            End(session);
        }
        else if (completed)
        {
            var segment = session.CutSegment(_model.Origin);
            job.CheckpointAt = _time.GetTimestamp();
            job.Say(new EngineEvent.BlockDone(segment, Checkpoint(session, job)));
        }
        else if (_time.GetElapsedTime(job.CheckpointAt).TotalSeconds >= _options.CheckpointSeconds)
        {
            job.CheckpointAt = _time.GetTimestamp();
            job.Say(new EngineEvent.CheckpointDue(Checkpoint(session, job)));
        }
    }

    private DecodeCheckpoint Checkpoint(DecodeSession session, EngineJob job) =>
        session.Checkpoint(_model.Origin, job.SettingsDigest);

    private void End(DecodeSession session)
    {
        _batch.Remove(session);
        _jobs.Remove(session);
        session.Dispose();
    }

    private void StepWork()
    {
        if (!_work.TryDequeue(out var work))
        {
            return;
        }

        var done = true;
        try
        {
            done = work.Step();
        }
        catch (Exception reason)
        {
            work.Fail(reason);
        }

        if (done)
        {
            work.Dispose();
            Interlocked.Decrement(ref _waitingWork);
        }
        else
        {
            _work.Enqueue(work); // behind the others: long work delays none of them by more than a piece
        }
    }
}

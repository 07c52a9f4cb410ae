using System.Diagnostics;
using Microsoft.Extensions.Logging;
using Whence.Contracts.Decoding;
using Whence.Contracts.Payloads;
using Whence.Decoding.Engine;
using Whence.Decoding.Jobs;
using Whence.Engine.Diffusion;
using Whence.Hosting.Messaging;

namespace Whence.Decoding.Work;

/// <summary>
/// Carries one claimed job to its end: 1. fetches the request, 2. lets the engine decode it, 3. stores and tells every
/// block as it comes, 4. ends the job, gives it back, or drops it when somebody else has it.
/// </summary>
internal sealed class JobRun(ClaimedJob job, WorkerParts parts)
{
    private readonly List<PayloadReference> _segments = [.. job.Segments];
    private volatile EngineJob? _engineJob;
    private int _asked;
    private int _generatedTokens = job.GeneratedTokens;
    private long _cost = job.Cost;

    public Guid GenerationId => job.GenerationId;

    /// <summary>Asks the run to end early; it does so between two steps.</summary>
    public void Leave(LeaveReason reason)
    {
        Interlocked.CompareExchange(ref _asked, (int)reason, 0);
        if (_engineJob is { } running)
        {
            parts.Engine.Leave(running, (LeaveReason)_asked);
        }
    }

    public async Task RunAsync()
    {
        using var activity = DecodingActivity.Begin(job);
        using var ended = new CancellationTokenSource();
        var heartbeat = BeatAsync(ended.Token);
        try
        {
            await WorkAsync();
        }
        catch (StaleLeaseException)
        {
            Drop();
        }
        catch (Exception reason)
        {
            activity?.SetStatus(ActivityStatusCode.Error);
            await GiveUpAsync(reason);
        }
        finally
        {
            await ended.CancelAsync();
            await heartbeat;
        }
    }

    private async Task WorkAsync()
    {
        if (job.CancelRequested)
        {
            await EndAsync(JobOutcome.Cancelled, [DecodingMessages.Cancelled(job.GenerationId, _generatedTokens)]);
            return;
        }

        if (Refusal() is { } failure)
        {
            await FailAsync(failure);
            return;
        }

        // Step 1.
        var fetched = await Task.WhenAll(
            parts.Payloads.GetAsync(job.GenerationId, job.Request, CancellationToken.None),
            parts.Payloads.GetAsync(job.GenerationId, job.Tokens, CancellationToken.None));
        var settings = $"{job.Request.Digest} {job.Tokens.Digest}";
        var checkpoint = ReadCheckpoint(settings);
        if (checkpoint is null && _segments.Count > 0)
        {
            await FailAsync(JobFailure.ModelChanged); // what was told cannot be taken back
            return;
        }

        // Step 2.
        var decode = new EngineJob(RequestReading.Read(fetched[0], fetched[1]), checkpoint, settings, job.Deadline);
        parts.Log.Decoding(job.GenerationId, job.Fencing, checkpoint?.StepsDone ?? 0);
        _engineJob = decode;
        if (Interlocked.CompareExchange(ref _asked, 0, 0) is var asked and not 0)
        {
            decode.Ask((LeaveReason)asked);
        }

        parts.Engine.Join(decode);
        await FollowAsync(decode);
    }

    private JobFailure? Refusal() =>
        job.IsExhausted ? JobFailure.Exhausted
        : parts.Time.GetUtcNow() >= job.Deadline ? JobFailure.Late
        : null;

    private DecodeCheckpoint? ReadCheckpoint(string settings)
    {
        if (job.Checkpoint is null)
        {
            return null;
        }

        try
        {
            var checkpoint = DecodeCheckpoint.Parse(job.Checkpoint);
            if (checkpoint.Fits(parts.Origin, settings) && checkpoint.BlocksDone == _segments.Count)
            {
                parts.Metrics.Resumed();
                return checkpoint;
            }

            parts.Log.CheckpointRefused(job.GenerationId, "it is of another model, backend or request.");
        }
        catch (InvalidDataException damaged)
        {
            parts.Log.CheckpointRefused(job.GenerationId, damaged.Message);
        }

        return null;
    }

    private async Task FollowAsync(EngineJob decode)
    {
        while (true)
        {
            switch (await decode.Events.ReadAsync())
            {
                case EngineEvent.BlockDone block:
                    await TellAsync(block, decode.Request.Options);
                    if (block.Checkpoint.IsDone)
                    {
                        return;
                    }

                    break;
                case EngineEvent.CheckpointDue due:
                    await RecordAsync(due.Checkpoint, segments: null, []);
                    break;
                case EngineEvent.Left left:
                    await LeaveAsync(left);
                    return;
                case EngineEvent.Failed failed:
                    await GiveUpAsync(failed.Reason);
                    return;
                default:
                    throw new UnreachableException();
            }
        }
    }

    // Step 3.
    private async Task TellAsync(EngineEvent.BlockDone block, GenerationOptions options)
    {
        var (checkpoint, segment) = (block.Checkpoint, block.Segment);
        var content = segment.ToBytes();
        _segments.Add(await Patience.RunAsync(
            parts.Time, () => parts.Payloads.PutAsync(job.GenerationId, content, CancellationToken.None)));
        Activity.Current?.AddEvent(new ActivityEvent(
            "block committed", tags: new ActivityTagsCollection { ["block"] = segment.Block }));
        var told = DecodingMessages.Block(new BlockCommitted
        {
            GenerationId = job.GenerationId,
            Block = segment.Block,
            Blocks = options.MaxNewTokens / parts.BlockLength,
            Segment = _segments[^1],
            Step = checkpoint.StepsDone,
            Steps = options.Steps ?? options.MaxNewTokens,
        });
        Count(checkpoint);
        if (checkpoint.IsDone)
        {
            await EndAsync(JobOutcome.Decoded, [told, Decoded(checkpoint)]);
        }
        else
        {
            await RecordAsync(checkpoint, [.. _segments], [told]);
        }
    }

    private OutgoingMessage Decoded(DecodeCheckpoint last) => DecodingMessages.Decoded(new GenerationDecoded
    {
        GenerationId = job.GenerationId,
        Segments = [.. _segments],
        GeneratedTokens = _generatedTokens,
        Forwards = last.Forwards,
        ModelDigest = parts.Origin.ModelDigest,
        Backend = parts.Origin.Backend,
        Attempt = (int)job.Fencing,
        StartedAt = job.StartedAt,
        FinishedAt = parts.Time.GetUtcNow(),
    });

    private Task RecordAsync(
        DecodeCheckpoint checkpoint, IReadOnlyList<PayloadReference>? segments, IReadOnlyList<OutgoingMessage> messages)
    {
        Count(checkpoint);
        var progress = new JobProgress(
            checkpoint.ToBytes(), checkpoint.StepsDone, _generatedTokens, _cost, segments, messages);
        return Patience.RunAsync(
            parts.Time, () => parts.Store.CheckpointAsync(job, progress, CancellationToken.None));
    }

    private void Count(DecodeCheckpoint checkpoint)
    {
        _generatedTokens = checkpoint.EarlierCommits + checkpoint.Commits.Count;
        _cost = checkpoint.Rows;
    }

    // Step 4.
    private async Task LeaveAsync(EngineEvent.Left left)
    {
        if (left.Checkpoint is { } checkpoint)
        {
            Count(checkpoint);
        }

        switch (left.Reason)
        {
            case LeaveReason.Cancelled:
                await EndAsync(
                    JobOutcome.Cancelled, [DecodingMessages.Cancelled(job.GenerationId, _generatedTokens)]);
                break;
            case LeaveReason.DeadlineExceeded:
                await FailAsync(JobFailure.Late);
                break;
            case LeaveReason.Drained:
                await GiveBackAsync(left.Checkpoint);
                break;
            default:
                Drop();
                break;
        }
    }

    private async Task GiveBackAsync(DecodeCheckpoint? checkpoint)
    {
        if (checkpoint is { StepsDone: > 0 })
        {
            await RecordAsync(checkpoint, segments: null, []);
        }

        await parts.Store.ReleaseAsync(job, failureDelay: null, CancellationToken.None);
        parts.Log.GivenBack(job.GenerationId, LeaveReason.Drained);
    }

    private void Drop()
    {
        parts.Metrics.StaleWrite();
        parts.Log.Stale(job.GenerationId, job.Fencing);
        if (_engineJob is { } running)
        {
            parts.Engine.Leave(running, LeaveReason.LeaseLost);
        }
    }

    private async Task GiveUpAsync(Exception reason)
    {
        if (_engineJob is { } running)
        {
            parts.Engine.Leave(running, LeaveReason.LeaseLost);
        }

        try
        {
            if (JobFailure.Permanent(reason) is { } permanent)
            {
                await FailAsync(permanent);
                return;
            }

            var delay = Backoff();
            parts.Log.TryAgain(job.GenerationId, delay.TotalSeconds, reason);
            await parts.Store.ReleaseAsync(job, delay, CancellationToken.None);
        }
        catch (StaleLeaseException)
        {
            parts.Metrics.StaleWrite();
        }
        catch (Exception unreachable)
        {
            parts.Log.NotGivenBack(job.GenerationId, unreachable);
        }
    }

    // 5 s, doubled with every attempt, up to 10 minutes.
    private TimeSpan Backoff() =>
        TimeSpan.FromSeconds(Math.Min(600, 5 * Math.Pow(2, Math.Max(0, job.Attempts - 1))));

    private Task FailAsync(JobFailure failure) => EndAsync(
        JobOutcome.Failed,
        [DecodingMessages.Failed(job.GenerationId, failure.Code, failure.Detail, _generatedTokens)]);

    private async Task EndAsync(JobOutcome outcome, IReadOnlyList<OutgoingMessage> messages)
    {
        await Patience.RunAsync(
            parts.Time, () => parts.Store.FinishAsync(job, outcome, _cost, messages, CancellationToken.None));
        parts.Metrics.Ended(outcome);
        parts.Log.Ended(job.GenerationId, outcome);
    }

    private async Task BeatAsync(CancellationToken ended)
    {
        using var timer = new PeriodicTimer(parts.Options.Heartbeat, parts.Time);
        try
        {
            while (await timer.WaitForNextTickAsync(ended))
            {
                await RenewAsync(ended);
            }
        }
        catch (OperationCanceledException)
        {
            // The run is over.
        }
    }

    private async Task RenewAsync(CancellationToken ended)
    {
        try
        {
            if (await parts.Store.RenewAsync(job, ended))
            {
                Leave(LeaveReason.Cancelled);
            }
        }
        catch (StaleLeaseException)
        {
            Leave(LeaveReason.LeaseLost);
        }
        catch (Exception unreachable) when (unreachable is not OperationCanceledException)
        {
            // The next beat may succeed; if none does, the lease runs out and every later write is refused.
            parts.Log.StoreUnreachable(unreachable);
        }
    }
}

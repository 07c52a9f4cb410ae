using Whence.Engine.Denoising;
using Whence.Engine.Steering;
using Whence.Engine.Traces;

namespace Whence.Engine.Diffusion;

/// <summary>
/// One request on its way to an answer. It may stop after any step and go on elsewhere from a checkpoint; with the same
/// model on the same backend the answer and its trace are the same to the bit.
/// </summary>
public sealed class DecodeSession : IDisposable
{
    private readonly IDenoiser _denoiser;

    private DecodeSession(IDenoiser denoiser, DecodeRequest request, SequenceState state)
    {
        (_denoiser, Request, State) = (denoiser, request, state);
    }

    /// <summary>Gets the request.</summary>
    public DecodeRequest Request { get; }

    /// <summary>Gets a value indicating whether nothing is left to decide.</summary>
    public bool IsDone => State.IsDone;

    /// <summary>Gets the denoising steps done, those that committed nothing included.</summary>
    public int StepsDone => State.StepsDone;

    /// <summary>Gets the denoising steps planned.</summary>
    public int Steps => State.Steps;

    /// <summary>Gets the blocks completed.</summary>
    public int BlocksDone => State.BlocksDone;

    /// <summary>Gets the blocks planned.</summary>
    public int Blocks => Request.Options.MaxNewTokens / _denoiser.Config.BlockLength;

    /// <summary>Gets the tokens of the sequence; undecided ones are masks. It changes with every step.</summary>
    public ReadOnlyMemory<int> Tokens => State.Tokens;

    /// <summary>Gets what it cost so far, here and before.</summary>
    public DecodeStatistics Statistics => State.Statistics;

    /// <summary>Gets the rules that fired so far, here and before.</summary>
    public IReadOnlyList<RuleFiring> Firings => State.Trace.Firings;

    /// <summary>Gets the name of the rule that ended the generation, or null.</summary>
    public string? AbortedBy => State.AbortedBy;

    internal SequenceState State { get; }

    /// <summary>Begins to answer a request.</summary>
    /// <exception cref="GenerationException">The request cannot be decoded.</exception>
    public static DecodeSession Start(IDenoiser denoiser, DecodeRequest request, DecodeOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(denoiser);
        ArgumentNullException.ThrowIfNull(request);
        return new DecodeSession(
            denoiser, request, new SequenceState(denoiser, request, (options ?? new DecodeOptions()).Cache));
    }

    /// <summary>Goes on from a checkpoint of the same request; the caller has compared model and settings.</summary>
    /// <exception cref="GenerationException">The request cannot be decoded.</exception>
    /// <exception cref="InvalidDataException">The checkpoint is of another request.</exception>
    public static DecodeSession Resume(IDenoiser denoiser, DecodeRequest request, DecodeCheckpoint checkpoint)
    {
        ArgumentNullException.ThrowIfNull(checkpoint);
        var session = Start(denoiser, request);
        try
        {
            session.State.Restore(checkpoint);
            return session;
        }
        catch
        {
            session.Dispose();
            throw;
        }
    }

    /// <summary>Returns what another worker needs to go on from here.</summary>
    /// <param name="origin">The model and the backend.</param>
    /// <param name="settingsDigest">What identifies prompt and settings.</param>
    public DecodeCheckpoint Checkpoint(TraceOrigin origin, string settingsDigest) =>
        State.Checkpoint(origin, settingsDigest);

    /// <summary>Reads the concepts of the block completed last and returns its trace; the model runs.</summary>
    /// <exception cref="InvalidOperationException">No block was completed since the session began here.</exception>
    public TraceSegment CutSegment(TraceOrigin origin)
    {
        var (start, count) = State.LastBlock ?? throw new InvalidOperationException(
            "No block is complete; cut a segment when a step has completed one.");
        var width = _denoiser.Config.Width;
        var rows = new float[count * width];
        for (var row = 0; row < count; row++)
        {
            State.Trace.Hidden[start + row].CopyTo(rows, row * width);
        }

        return TraceCut.Segment(State.Trace, origin, BlocksDone - 1, start, _denoiser.Read(rows, count));
    }

    /// <summary>Returns the whole answer with its trace.</summary>
    /// <param name="readConcepts">Whether the concepts of each commit are read.</param>
    /// <exception cref="InvalidOperationException">The session was resumed: the rest of its trace is elsewhere.
    /// </exception>
    public DecodeResult Result(bool readConcepts = true)
    {
        if (State.EarlierCommits > 0)
        {
            throw new InvalidOperationException("A resumed session holds its last blocks only; join its segments.");
        }

        var trace = State.Trace;
        if (readConcepts && trace.Commits.Count > 0)
        {
            trace.Concepts = _denoiser.Read([.. trace.Hidden.SelectMany(row => row)], trace.Commits.Count);
        }

        return State.Result();
    }

    /// <inheritdoc />
    public void Dispose() => State.Dispose();
}
